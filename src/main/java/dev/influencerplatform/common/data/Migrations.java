package dev.influencerplatform.common.data;

import io.quarkus.liquibase.LiquibaseFactory;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.analytics.configuration.AnalyticsArgs;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.ui.LoggerUIService;

/**
 * Brings the schema up to date before anything else starts. Liquibase's own lock is a table, which two instances on
 * an empty database both try to create, and which stays locked when its holder is killed. So an advisory lock of
 * PostgreSQL stands around it: instances wait for each other, and it ends with its connection.
 */
@ApplicationScoped
public class Migrations {

    /** Before every observer that may touch a table. */
    public static final int STARTUP_PRIORITY = Interceptor.Priority.PLATFORM_BEFORE;
    /** Any number that nobody else locks in this database. */
    private static final long LOCK = 7_304_915_226_018L;
    /** Quiet, and without the report on its use that it would send to its makers at every start. */
    private static final Map<String, Object> LIQUIBASE_SETTINGS = Map.of(Scope.Attr.ui.name(), new LoggerUIService(),
            AnalyticsArgs.ENABLED.getKey(), false);

    private final DataSource dataSource;
    private final LiquibaseFactory liquibaseFactory;
    private volatile boolean done;

    Migrations(DataSource dataSource, LiquibaseFactory liquibaseFactory) {
        this.dataSource = dataSource;
        this.liquibaseFactory = liquibaseFactory;
    }

    void run(@Observes @Priority(STARTUP_PRIORITY) StartupEvent event) throws Exception {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            int usualTimeout = takeAllTheTimeNeeded(connection);
            statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
            try {
                forgetLostLock(statement);
                Scope.child(LIQUIBASE_SETTINGS, this::update);
            } finally {
                statement.execute("SELECT pg_advisory_unlock(" + LOCK + ")");
                hurryAgain(connection, usualTimeout);
            }
        }
        done = true;
    }

    private void update() throws LiquibaseException, SQLException {
        try (Liquibase liquibase = liquibaseFactory.createLiquibase()) {
            Connection connection = ((JdbcConnection) liquibase.getDatabase().getConnection()).getUnderlyingConnection();
            int usualTimeout = takeAllTheTimeNeeded(connection);
            liquibase.setShowSummary(UpdateSummaryEnum.OFF);
            liquibase.update(liquibaseFactory.createContexts(), liquibaseFactory.createLabels());
            hurryAgain(connection, usualTimeout);
        }
    }

    /** Whoever held Liquibase's lock is gone: nobody holds it without ours. */
    private static void forgetLostLock(Statement statement) throws SQLException {
        try (ResultSet table = statement
                .executeQuery("SELECT to_regclass(format('%I.databasechangeloglock', current_schema()))")) {
            table.next();
            if (table.getString(1) == null) {
                return;
            }
        }
        statement.execute("UPDATE databasechangeloglock SET locked = FALSE, lockedby = NULL, lockgranted = NULL WHERE locked");
    }

    /** Requests are short; waiting for another instance, or building an index, is not. Tells the timeout until now. */
    private static int takeAllTheTimeNeeded(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET statement_timeout = 0; SET lock_timeout = 0; SET idle_in_transaction_session_timeout = 0");
        }
        int usualTimeout = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, 0);
        return usualTimeout;
    }

    private static void hurryAgain(Connection connection, int usualTimeout) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, usualTimeout);
        try (Statement statement = connection.createStatement()) {
            statement.execute("RESET statement_timeout; RESET lock_timeout; RESET idle_in_transaction_session_timeout");
        }
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    public boolean isDone() {
        return done;
    }
}
