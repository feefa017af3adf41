package dev.influencerplatform.common.data;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Sees to it that the schema is up to date before anything else starts. */
@ApplicationScoped
public class Migrations {

    /** Before every observer that may touch a table. */
    public static final int STARTUP_PRIORITY = Interceptor.Priority.PLATFORM_BEFORE;
    private static final Logger LOG = Logger.getLogger(Migrations.class);
    private static final long POLL_MILLIS = 500;
    /** Connections that could not be made, and servers that are just starting or ending. */
    private static final List<String> NOT_THERE_YET = List.of("08", "57P");

    private final MigrationSettings settings;
    private volatile boolean done;

    Migrations(MigrationSettings settings) {
        this.settings = settings;
    }

    void run(@Observes @Priority(STARTUP_PRIORITY) StartupEvent event) throws Exception {
        Schema schema = new Schema(settings.url(), settings.user(), settings.password());
        Instant end = Instant.now().plus(settings.waiting());
        String told = null;
        for (Optional<String> obstacle = attempt(schema); obstacle.isPresent(); obstacle = attempt(schema)) {
            if (Instant.now().isAfter(end)) {
                // the kind that is told without a stack trace, which would bury the reason
                throw new ConfigurationException(
                        obstacle.get() + " (waited for " + settings.waiting().toSeconds() + " s)");
            }
            if (!obstacle.get().equals(told)) {
                LOG.warnf("%s; waiting", obstacle.get());
                told = obstacle.get();
            }
            Thread.sleep(POLL_MILLIS);
        }
        done = true;
    }

    /** What stands in the way and may be gone soon. */
    private Optional<String> attempt(Schema schema) throws Exception {
        try {
            if (settings.mode() == MigrationSettings.Mode.AT_START) {
                schema.migrate();
                return Optional.empty();
            }
            List<String> missing = schema.missing();
            return missing.isEmpty() ? Optional.empty()
                    : Optional.of("The schema lacks " + missing.size() + " changes, " + missing.get(0)
                            + " first: run this version with MIGRATIONS=only");
        } catch (SQLException failure) {
            if (failure.getSQLState() != null && NOT_THERE_YET.stream().anyMatch(failure.getSQLState()::startsWith)) {
                return Optional.of("The database does not answer: " + failure.getMessage());
            }
            throw failure;
        }
    }

    public boolean isDone() {
        return done;
    }
}
