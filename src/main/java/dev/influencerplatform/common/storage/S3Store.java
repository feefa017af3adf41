package dev.influencerplatform.common.storage;

import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Keeps files in a bucket of a store that speaks S3. */
final class S3Store implements FileStore {

    private final S3Client client;
    private final String bucket;

    S3Store(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
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
