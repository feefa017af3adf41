package dev.influencerplatform;

import dev.influencerplatform.local.LocalPostgres;
import dev.influencerplatform.support.Packaged;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The packaged application, started once for all generated clients. */
class ServiceForClients implements BeforeAllCallback {

    private static String url;

    static String url() {
        return url;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        url = context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Running.class, type -> Running.start(), Running.class).instance.url();
    }

    private record Running(EmbeddedPostgres database, Packaged instance) implements AutoCloseable {

        static Running start() {
            try {
                Path folder = Files.createTempDirectory(Path.of("target"), "clients-database");
                EmbeddedPostgres database = LocalPostgres.start(folder.resolve("data"), 0, false);
                Map<String, String> settings = Packaged.settings(database);
                // each test has accounts of its own
                settings.put("APP_LIMITS_REGISTRATION", "1000/1H");
                Packaged instance = Packaged.start(settings);
                instance.awaitReady();
                return new Running(database, instance);
            } catch (Exception noService) {
                throw new IllegalStateException(noService);
            }
        }

        @Override
        public void close() throws IOException {
            instance.close();
            database.close();
        }
    }
}
