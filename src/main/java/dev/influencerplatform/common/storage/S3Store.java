package dev.influencerplatform.common.storage;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Keeps files in a bucket of a store that speaks S3. */
final class S3Store implements FileStore {

    private final S3Client client;
    private final String bucket;

    private S3Store(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /** Calls nobody yet. Without the checksums that the SDK would add by itself, which not every store knows. */
    static S3Store open(StorageSettings.S3 settings) {
        S3ClientBuilder client = S3Client.builder().region(Region.of(settings.region())).forcePathStyle(settings.pathStyle())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
                .httpClient(UrlConnectionHttpClient.builder().connectionTimeout(settings.tryTimeout())
                        .socketTimeout(settings.tryTimeout()).build())
                .overrideConfiguration(calls -> calls.apiCallAttemptTimeout(settings.tryTimeout())
                        .apiCallTimeout(settings.callTimeout()));
        settings.endpoint().ifPresent(client::endpointOverride);
        settings.accessKey().ifPresent(key -> client.credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(key, settings.secretKey().orElseThrow()))));
        return new S3Store(client.build(), settings.bucket()
                .orElseThrow(() -> new IllegalStateException("app.storage.s3.bucket says where files are kept")));
    }

    @Override
    public void store(String name, byte[] content) {
        try {
            client.putObject(request -> request.bucket(bucket).key(name), RequestBody.fromBytes(content));
        } catch (SdkException failure) {
            throw StorageFailure.of(failure);
        }
    }

    @Override
    public Optional<byte[]> read(String name) {
        try {
            return Optional.of(client.getObjectAsBytes(request -> request.bucket(bucket).key(name)).asByteArrayUnsafe());
        } catch (NoSuchKeyException gone) {
            return Optional.empty();
        } catch (SdkException failure) {
            throw StorageFailure.of(failure);
        }
    }

    @Override
    public void delete(String name) {
        try {
            client.deleteObject(request -> request.bucket(bucket).key(name));
        } catch (NoSuchKeyException gone) {
            // most stores do not tell
        } catch (SdkException failure) {
            throw StorageFailure.of(failure);
        }
    }
}
