package dev.influencerplatform.common.data;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A copy of the database that some reads may go to. While it does not answer, or falls behind, the database itself is read. */
@ApplicationScoped
class Replica {

    private static final Logger LOG = Logger.getLogger(Replica.class);
    /**
     * It takes what the primary sends, and has not much of it left to apply. One that has become the primary is as recent as
     * can be (PostgreSQL manual, table 9.98).
     */
    private static final String KEEPS_UP = """
            SELECT NOT pg_is_in_recovery() OR (EXISTS (SELECT FROM pg_stat_wal_receiver)
                AND (pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn()
                     OR clock_timestamp() - pg_last_xact_replay_timestamp() < interval '30 seconds'))""";

    private final Optional<AgroalDataSource> dataSource;
    private volatile boolean usable;

    Replica(@DataSource("replica") InjectableInstance<AgroalDataSource> replicas) {
        this.dataSource = replicas.listActive().stream().findFirst();
    }

    private record Lag(boolean small) {
    }

    boolean isConfigured() {
        return dataSource.isPresent();
    }

    /** The replica while it can be used, else the other one. */
    Source before(Source main) {
        return new Fallback(dataSource.orElseThrow(), main);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = BeforeMigration.class)
    void look() {
        dataSource.ifPresent(copy -> {
            try {
                use(new Source(copy).read(RecordReader.of(Lag.class), KEEPS_UP).get(0).small(), "it has fallen behind");
            } catch (SQLException failure) {
                use(false, failure.getMessage());
            }
        });
    }

    private void use(boolean use, String reason) {
        if (use && !usable) {
            LOG.info("The replica is used");
        } else if (!use && usable) {
            LOG.warnf("The replica is not used: %s", reason);
        }
        usable = use;
    }

    private class Fallback extends Source {

        private final Source main;

        Fallback(AgroalDataSource replica, Source main) {
            super(replica);
            this.main = main;
        }

        @Override
        <T> List<T> rows(RowReader<T> reader, String sql, Object... parameters) {
            if (usable) {
                try {
                    return read(reader, sql, parameters);
                } catch (SQLException failure) {
                    // also when it cancels a read that stands in the way of what it has to apply
                    use(false, failure.getMessage());
                }
            }
            return main.rows(reader, sql, parameters);
        }
    }
}
