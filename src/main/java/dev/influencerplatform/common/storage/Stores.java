package dev.influencerplatform.common.storage;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Chooses where files are kept, as configuration says; of the other way nothing is touched. */
@Singleton
class Stores {

    @Produces
    @Singleton
    @Startup
    FileStore choose(StorageSettings settings, Instance<S3ClientBuilder> s3) {
        return switch (settings.kind()) {
            case LOCAL -> new LocalFolder(settings.folder()
                    .orElseThrow(() -> new IllegalStateException("app.storage.folder says where files are kept")));
            case S3 -> new S3Store(client(s3.get(), settings.s3()), settings.s3().bucket()
                    .orElseThrow(() -> new IllegalStateException("app.storage.s3.bucket says where files are kept")));
        };
    }

    /** Without the checksums that the SDK would add by itself, which other stores than Amazon's may not know. */
    static S3Client client(S3ClientBuilder builder, StorageSettings.S3 settings) {
        builder.requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        settings.accessKey().ifPresent(key -> builder.credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(key, settings.secretKey().orElseThrow()))));
        return builder.build();
    }
}
