package dev.influencerplatform.common.data;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.analytics.configuration.AnalyticsArgs;
import liquibase.changelog.ChangeSet;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/**
 * The schema of a database, and the changes that bring it up to date. Liquibase's own lock is a table, which two instances on
 * an empty database both try to create, and which stays locked when its holder is killed. So an advisory lock of
 * PostgreSQL stands around it: instances wait for each other, and it ends with its connection.
 *
 * @param url JDBC URL of the database itself: a pooler that shares connections would lose the lock
 */
public record Schema(String url, String user, String password) {

    private static final String CHANGES = "db/changelog.yaml";
    /** Any number that nobody else locks in this database. */
    private static final long LOCK = 7_304_915_226_018L;
    private static final int CONNECT_SECONDS = 5;
    /** How long a change waits for a table that somebody uses: all requests that come later wait behind it, and have 2 s. */
    private static final int PATIENCE_MILLIS = 1000;
    private static final int PAUSE_MILLIS = 500;
    private static final int MOST_ATTEMPTS = 200;
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    /** Quiet, and without the report on its use that it would send to its makers at every start. */
    private static final Map<String, Object> LIQUIBASE_SETTINGS = Map.of(Scope.Attr.ui.name(), new LoggerUIService(),
            AnalyticsArgs.ENABLED.getKey(), false);

    /** Makes all changes that are missing, and takes all the time that it needs. */
    public void migrate() throws Exception {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            if (isTagged(connection)) {
                return;
            }
            statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
            for (int attempt = 1; !update(statement, attempt == MOST_ATTEMPTS); attempt++) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    /** False when a table could not be had: what was changed before stays, the change that needs it is rolled back. */
    private boolean update(Statement statement, boolean isLast) throws Exception {
        forgetLostLock(statement);
        String tag = ChangeLogTag.of(CHANGES);
        try (Connection other = connect(); Statement limit = other.createStatement()) {
            limit.execute("SET lock_timeout = '" + PATIENCE_MILLIS + "ms'");
            inLiquibase(other, changes -> {
                changes.setShowSummary(UpdateSummaryEnum.OFF);
                changes.update(new Contexts(), new LabelExpression());
                changes.tag(tag);
            });
            return true;
        } catch (LiquibaseException failure) {
            if (isLast || !isLockTimeout(failure)) {
                throw failure;
            }
            return false;
        }
    }

    private static boolean isLockTimeout(Throwable failure) {
        return failure != null && (failure instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())
                || isLockTimeout(failure.getCause()));
    }

    /** The ids of the changes that this version needs and the database lacks; it may have more, of a later version. */
    public List<String> missing() throws Exception {
        try (Connection connection = connect()) {
            if (isTagged(connection)) {
                return List.of();
            }
            Set<String> made = made(connection);
            List<String> missing = new ArrayList<>();
            inLiquibase(connection, changes -> changes.getDatabaseChangeLog().getChangeSets().stream().map(ChangeSet::getId)
                    .filter(id -> !made.contains(id)).forEach(missing::add));
            return missing;
        }
    }

    private static boolean isTagged(Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            if (!exists(statement, "databasechangelog")) {
                return false;
            }
        }
        try (PreparedStatement tagged = connection.prepareStatement("SELECT FROM databasechangelog WHERE tag = ?")) {
            tagged.setString(1, ChangeLogTag.of(CHANGES));
            try (ResultSet found = tagged.executeQuery()) {
                return found.next();
            }
        }
    }

    /** What is done with Liquibase. */
    private interface Deed {
        void with(Liquibase changes) throws LiquibaseException;
    }

    private static void inLiquibase(Connection connection, Deed deed) throws Exception {
        Scope.child(LIQUIBASE_SETTINGS, () -> {
            try (Liquibase changes = new Liquibase(CHANGES, new ClassLoaderResourceAccessor(),
                    new JdbcConnection(connection))) {
                deed.with(changes);
            }
        });
    }

    private static Set<String> made(Connection connection) throws SQLException {
        Set<String> made = new HashSet<>();
        try (Statement statement = connection.createStatement()) {
            if (exists(statement, "databasechangelog")) {
                try (ResultSet rows = statement.executeQuery("SELECT id FROM databasechangelog")) {
                    while (rows.next()) {
                        made.add(rows.getString(1));
                    }
                }
            }
        }
        return made;
    }

    /** Whoever held Liquibase's lock is gone: nobody holds it without ours. */
    private static void forgetLostLock(Statement statement) throws SQLException {
        if (exists(statement, "databasechangeloglock")) {
            statement.execute(
                    "UPDATE databasechangeloglock SET locked = FALSE, lockedby = NULL, lockgranted = NULL WHERE locked");
        }
    }

    private static boolean exists(Statement statement, String table) throws SQLException {
        try (ResultSet found = statement.executeQuery("SELECT to_regclass(format('%I." + table + "', current_schema()))")) {
            found.next();
            return found.getString(1) != null;
        }
    }

    /** Without the time limits of requests: waiting for another instance, or building an index, is not short. */
    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "influencer-platform-migrations");
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
        properties.setProperty("loginTimeout", String.valueOf(CONNECT_SECONDS));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("logServerErrorDetail", "false");
        // a role may have limits of its own
        properties.setProperty("options", "-c statement_timeout=0 -c lock_timeout=0 -c idle_in_transaction_session_timeout=0");
        return DriverManager.getConnection(url, properties);
    }
}
