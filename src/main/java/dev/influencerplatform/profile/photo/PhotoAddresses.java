package dev.influencerplatform.profile.photo;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Knows under which addresses a photo can be read. */
@Singleton
public class PhotoAddresses {

    static final String PATH = "/api/v1/photos";

    private final String base;

    PhotoAddresses(@ConfigProperty(name = "app.public-api-url") String publicApiUrl) {
        this.base = publicApiUrl + PATH + "/";
    }

    /** @param photoId as a profile has it, null without a photo */
    public Photos of(String photoId) {
        if (photoId == null) {
            return null;
        }
        UUID id = UUID.fromString(photoId);
        return new Photos(base + PhotoSize.SMALL.fileOf(id), base + PhotoSize.MEDIUM.fileOf(id),
                base + PhotoSize.LARGE.fileOf(id));
    }

    /** The one address where only one is shown: that of the largest size. */
    public String largestOf(String photoId) {
        return photoId == null ? null : base + PhotoSize.LARGE.fileOf(UUID.fromString(photoId));
    }
}
