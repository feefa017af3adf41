package dev.influencerplatform.common.watch;

import dev.influencerplatform.common.data.Migrations;
import dev.influencerplatform.common.meter.GaugeSource;
import dev.influencerplatform.common.meter.GaugeSource.Question;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Asks the database for the gauges of all features, at an interval and beside the pool, so that a scrape only reads and costs
 * no statement. What could not be asked for a while is not a number any more, rather than an old one.
 */
@ApplicationScoped
public class GaugeBoard {

    private static final Logger LOG = Logger.getLogger(GaugeBoard.class);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(3);
    /** Tells whose statement it is to whoever looks at what the database does. */
    private static final String MARK = " /* gauges */";
    private static final String LIMITS = "SET LOCAL statement_timeout = 2000; SET LOCAL lock_timeout = 500";
    /** Of intervals. */
    private static final int LONGEST_SHOWN = 3;
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final SideConnections connections;
    private final Migrations migrations;
    private final Instance<GaugeSource> sources;
    private final GaugeSettings settings;
    private final MeterRegistry meters;
    private final Map<String, Cell> cells = new HashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "gauges");
        thread.setDaemon(true);
        return thread;
    });

    GaugeBoard(SideConnections connections, Migrations migrations, @Any Instance<GaugeSource> sources,
            GaugeSettings settings, MeterRegistry meters) {
        this.connections = connections;
        this.migrations = migrations;
        this.sources = sources;
        this.settings = settings;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        thread.scheduleWithFixedDelay(this::ask, 0, settings.every().toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    private void ask() {
        if (!migrations.isDone()) {
            return;
        }
        try (Connection connection = connections.open(LONGEST_ANSWER)) {
            connection.setAutoCommit(false);
            for (GaugeSource source : sources) {
                ask(source.question(), connection);
            }
        } catch (SQLException | RuntimeException failure) {
            // an outage has been told by whoever watches the database; anything else shows as gauges that are gone
            LOG.debugf(failure, "The gauges could not be asked for");
        }
    }

    /** In a transaction, with limits that end with it: behind a pooler, others get the same session afterwards. */
    private void ask(Question question, Connection connection) throws SQLException {
        try (Statement limits = connection.createStatement();
                PreparedStatement statement = connection.prepareStatement(question.sql() + MARK)) {
            limits.execute(LIMITS);
            for (int i = 0; i < question.values().size(); i++) {
                statement.setObject(i + 1, question.values().get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    show(rows);
                }
            }
            cell("gauges.asked.timestamp.seconds", Tags.of("question", question.name()), FOR_EVER)
                    .show(Instant.now().getEpochSecond());
        } catch (SQLException failure) {
            LOG.warnf("The gauges of %s could not be asked for: %s", question.name(), failure.getMessage());
        }
        connection.rollback();
    }

    private void show(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        Tags labels = Tags.empty();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (isText(columns.getColumnType(i))) {
                labels = labels.and(columns.getColumnLabel(i), row.getString(i));
            }
        }
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (!isText(columns.getColumnType(i))) {
                cell(columns.getColumnLabel(i), labels, settings.every().multipliedBy(LONGEST_SHOWN)).show(row.getDouble(i));
            }
        }
    }

    private static boolean isText(int type) {
        return type == Types.VARCHAR || type == Types.CHAR;
    }

    private Cell cell(String name, Tags labels, Duration longest) {
        return cells.computeIfAbsent(name + labels, key -> {
            Cell cell = new Cell(longest);
            meters.gauge(name, labels, cell, Cell::value);
            return cell;
        });
    }

    /** A number, as long as it is young enough. */
    private static final class Cell {

        private final long longestNanos;
        private volatile double number;
        private volatile long shownAt;

        Cell(Duration longest) {
            this.longestNanos = longest.toNanos();
        }

        void show(double latest) {
            number = latest;
            shownAt = System.nanoTime();
        }

        double value() {
            return System.nanoTime() - shownAt > longestNanos ? Double.NaN : number;
        }
    }
}
