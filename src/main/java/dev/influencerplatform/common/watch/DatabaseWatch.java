package dev.influencerplatform.common.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Whether the database answers, asked again and again over one connection that is not the pool's: a pool that is merely busy
 * is no outage, and whoever wants to know only reads when the last answer came. So a database that takes questions and never
 * answers costs one thread, this one, however many ask.
 */
@ApplicationScoped
public class DatabaseWatch {

    private static final Logger LOG = Logger.getLogger(DatabaseWatch.class);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(2);
    /** A question, one that comes to nothing, and a new connection fit in. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(4);
    /** The server is there; it has no room for one more. */
    private static final String TOO_MANY_CONNECTIONS = "53300";

    private final SideConnections connections;
    private final Thread thread = new Thread(this::watch, "database-watch");
    private Connection connection;
    private volatile long lastAnswer = System.nanoTime() - LONGEST_SILENCE.toNanos();
    private boolean told;

    DatabaseWatch(SideConnections connections, MeterRegistry meters) {
        this.connections = connections;
        Gauge.builder("database.answers", this, watch -> watch.answers() ? 1 : 0).register(meters);
    }

    public boolean answers() {
        return System.nanoTime() - lastAnswer < LONGEST_SILENCE.toNanos();
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.interrupt();
    }

    private void watch() {
        try {
            while (true) {
                ask();
                Thread.sleep(BETWEEN_QUESTIONS.toMillis());
            }
        } catch (InterruptedException stopped) {
            LOG.debug("The database is watched no more");
        } finally {
            hangUp();
        }
    }

    private void ask() {
        try {
            if (connection == null) {
                connection = connections.open(LONGEST_ANSWER);
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT 1");
            }
            remember();
        } catch (SQLException failure) {
            hangUp();
            if (TOO_MANY_CONNECTIONS.equals(failure.getSQLState())) {
                remember();
            } else {
                tell(failure);
            }
        } catch (RuntimeException fault) {
            // of the driver, perhaps: whatever it is, the next second is asked again
            hangUp();
            tell(fault);
        }
    }

    /** Once an outage. */
    private void tell(Exception failure) {
        if (!answers() && !told) {
            told = true;
            LOG.warnf("The database has not answered for %d s: %s", LONGEST_SILENCE.toSeconds(), failure.getMessage());
        }
    }

    private void remember() {
        if (told) {
            LOG.info("The database answers again");
        }
        told = false;
        lastAnswer = System.nanoTime();
    }

    private void hangUp() {
        try (Connection broken = connection) {
            connection = null;
        } catch (SQLException gone) {
            LOG.debugf("The connection is gone: %s", gone.getMessage());
        }
    }
}
