package dev.influencerplatform.common.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where files are kept. */
@ConfigMapping(prefix = "app.storage")
public interface StorageSettings {

    /** Where photos are kept: in a folder, or in the bucket of any store that speaks S3. */
    @WithDefault("local")
    Kind kind();

    /** The folder, on a volume that several instances share. */
    Optional<Path> folder();

    S3 s3();

    /** Where files are kept. */
    enum Kind {
        LOCAL,
        S3
    }

    /** A bucket, where it is and who we are there. */
    interface S3 {

        /** The bucket, which has to be there. To be set with {@code PHOTO_STORAGE=s3}. */
        Optional<String> bucket();

        /** Address of the store, unless it is Amazon's. */
        Optional<URI> endpoint();

        /** The bucket's region. */
        String region();

        /**
         * Who may put, get, delete and list there. Without one, the AWS SDK looks in its usual places, such as the role of the
         * machine.
         */
        Optional<String> accessKey();

        /** The secret of that key. */
        Optional<String> secretKey();

        /** Whether the bucket stands in the path and not in the host: stores that are not Amazon's rarely have many hosts. */
        boolean pathStyle();

        /** How long one try of a call may take. */
        @WithDefault("5S")
        Duration tryTimeout();

        /** How long a call may take with all its tries. */
        @WithDefault("12S")
        Duration callTimeout();
    }
}
