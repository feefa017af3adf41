package dev.influencerplatform.common.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
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

    /** The bucket, and who we are there; where it is and what its calls may take, {@code quarkus.s3.*} says. */
    interface S3 {

        Optional<String> bucket();

        /** Without one, the AWS SDK looks in its usual places, such as the role of the machine. */
        Optional<String> accessKey();

        Optional<String> secretKey();
    }
}
