package dev.influencerplatform.log;

import dev.influencerplatform.common.data.GrowingEnum;

/** The social platform that an action concerned. The constants are the values of the database type. */
public enum LogPlatform {
    instagram,
    facebook,
    youtube;

    /** As the database has them. */
    public static final class Stored extends GrowingEnum<LogPlatform> {

        private static final long serialVersionUID = 1;

        public Stored() {
            super(LogPlatform.class);
        }
    }
}
