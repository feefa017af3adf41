package dev.influencerplatform.upload;

import dev.influencerplatform.common.data.GrowingEnum;
import java.util.Optional;

/** Where content is uploaded to. The constants are the values of the database type. */
public enum UploadPlatform {
    instagram("Instagram"),
    facebook("Facebook"),
    youtube("YouTube"),
    tiktok("TikTok");

    /** As the platform writes itself. */
    public final String displayName;

    UploadPlatform(String displayName) {
        this.displayName = displayName;
    }

    /** As the database has them. */
    public static final class Stored extends GrowingEnum<UploadPlatform> {

        private static final long serialVersionUID = 1;

        public Stored() {
            super(UploadPlatform.class);
        }
    }

    /** Nothing for one that only a later version knows, which may run beside this one. */
    public static Optional<UploadPlatform> of(String name) {
        return GrowingEnum.find(UploadPlatform.class, name);
    }

    /** Its bare name when only a later version knows it. */
    public static String displayNameOf(String name) {
        return of(name).map(platform -> platform.displayName).orElse(name);
    }
}
