package dev.influencerplatform.common.storage;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Chooses where files are kept, as configuration says; of the other way nothing is touched. */
@Singleton
class Stores {

    @Produces
    @Singleton
    @Startup
    FileStore choose(StorageSettings settings) {
        return switch (settings.kind()) {
            case LOCAL -> new LocalFolder(settings.folder()
                    .orElseThrow(() -> new IllegalStateException("app.storage.folder says where files are kept")));
            case S3 -> S3Store.open(settings.s3());
        };
    }
}
