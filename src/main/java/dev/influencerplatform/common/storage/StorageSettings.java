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

    /** A folder, or a store that speaks S3. */
    @WithDefault("local")
    Kind kind();

    /** The folder; several instances need the same one, on a volume that they share. */
    Optional<Path> folder();

    S3 s3();

    /** Where files are kept. */
    enum Kind {
        LOCAL,
        S3
    }

    /** A bucket, where it is and who we are there. */
    interface S3 {

        Optional<String> bucket();

        /** Of the store, unless it is Amazon's. */
        Optional<URI> endpoint();

        String region();

        /** Without one, the AWS SDK looks in its usual places, such as the role of the machine. */
        Optional<String> accessKey();

        Optional<String> secretKey();

        /** Whether the bucket stands in the path and not in the host: stores that are not Amazon's rarely have many hosts. */
        boolean pathStyle();

        /** What one try of a call may take; what the call may take with all its tries. */
        @WithDefault("5S")
        Duration tryTimeout();

        @WithDefault("12S")
        Duration callTimeout();
    }
}
