package dev.influencerplatform.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** The PostgreSQL that all servers share, as durable as in production; its data stays in the folder for the next run. */
final class Database implements AutoCloseable {

    private static final Map<String, String> CONFIGURATION = Map.ofEntries(Map.entry("shared_buffers", "1GB"),
            Map.entry("effective_cache_size", "3GB"), Map.entry("fsync", "on"), Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"), Map.entry("max_wal_size", "4GB"), Map.entry("checkpoint_timeout", "15min"),
            Map.entry("random_page_cost", "1.1"), Map.entry("maintenance_work_mem", "512MB"), Map.entry("max_connections", "100"),
            Map.entry("log_destination", "jsonlog"), Map.entry("logging_collector", "on"),
            Map.entry("log_directory", "log"), Map.entry("log_rotation_age", "0"), Map.entry("log_rotation_size", "0"));

    private final EmbeddedPostgres server;
    private final Path data;

    private Database(EmbeddedPostgres server, Path data) {
        this.server = server;
        this.data = data;
    }

    static Database start(Path folder) throws IOException {
        Path data = Files.createDirectories(folder).resolve("data");
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(folder.resolve("postgres").toFile()).setPGStartupWait(Duration.ofMinutes(2));
        CONFIGURATION.forEach(builder::setServerConfig);
        return new Database(builder.start(), data);
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    int port() {
        return server.getPort();
    }

    /** Of the process whose children are all the others. */
    long pid() throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0));
    }

    boolean isFilled() throws SQLException {
        return ask("SELECT to_regclass('bench.filled') IS NOT NULL").equals("t");
    }

    /** @param values what the placeholders stand for */
    void fill(Path dataset, Map<String, String> values) throws IOException, SQLException {
        String script = Files.readString(dataset);
        for (Map.Entry<String, String> value : values.entrySet()) {
            script = script.replace("${" + value.getKey() + "}", value.getValue());
        }
        for (String statement : statements(script)) {
            long start = System.nanoTime();
            run(statement);
            long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
            if (seconds > 0) {
                System.out.printf("  %3d s  %s%n", seconds, statement.strip().lines().filter(line -> !line.startsWith("--"))
                        .findFirst().orElse("").replaceAll("\\(.*", ""));
            }
        }
        run("CREATE TABLE bench.filled AS SELECT now() AS at");
    }

    /** Cut at each semicolon that ends a line outside of a quoted body. */
    private static List<String> statements(String script) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line : script.lines().toList()) {
            statement.append(line).append('\n');
            boolean quoted = statement.toString().split("\\$\\$", -1).length % 2 == 0;
            if (line.endsWith(";") && !quoted) {
                statements.add(statement.toString());
                statement.setLength(0);
            }
        }
        return statements;
    }

    LocalDate today() throws SQLException {
        return LocalDate.parse(ask("SELECT today FROM bench.facts"));
    }

    /** Sessions that would have ended since the data was made. */
    void renewSessions() throws SQLException {
        run("UPDATE sessions SET refreshed_at = now(), expires_at = now() + interval '180 days'");
    }

    /** Takes away what was written since a moment, so that every run finds the same rows. */
    void restore(String since) throws SQLException {
        run("DELETE FROM logs WHERE created_at >= '" + since + "'");
        run("DELETE FROM reviews WHERE created_at >= '" + since + "'");
        run("DELETE FROM shoots WHERE created_at >= '" + since + "'");
        run("DELETE FROM sessions WHERE authenticated_at >= '" + since + "'");
        run("DELETE FROM attempts WHERE tried_at >= '" + since + "'");
        run("UPDATE shoots SET review_submitted_at = NULL, review_link_opened_at = NULL, updated_at = review_link_generated_at, version = 2 "
                + "WHERE review_submitted_at >= '" + since + "'");
        run("VACUUM logs, reviews, shoots, sessions, attempts, profiles, users, idempotency_keys");
    }

    /** How many rows there are, and what of them a measurement may have changed. */
    List<List<String>> fingerprint() throws SQLException {
        return rows("""
                SELECT (SELECT count(*) FROM logs), (SELECT count(*) FROM reviews), (SELECT count(*) FROM sessions),
                    (SELECT count(*) FROM users), (SELECT count(*) FROM profiles), (SELECT count(*) FROM uploads),
                    (SELECT count(*) FROM calendar), (SELECT count(*) FROM mails), (SELECT count(*) FROM attempts),
                    (SELECT count(*) FROM idempotency_keys), (SELECT count(*) FROM shoots),
                    (SELECT sum(hashtextextended(s::text, 0)) FROM shoots s), (SELECT sum(hashtextextended(r::text, 0)) FROM reviews r)""");
    }

    /** As the servers write it. */
    String now() throws SQLException {
        return ask("SELECT now() AT TIME ZONE 'UTC'");
    }

    /** What the servers say to the database while something is done: one entry of the log a line. */
    List<String> statementsOf(Action action) throws Exception {
        run("ALTER SYSTEM SET log_statement = 'all'");
        run("SELECT pg_reload_conf()");
        Thread.sleep(500);
        Path log = log();
        long before = Files.size(log);
        try {
            action.run();
            Thread.sleep(500);
        } finally {
            run("ALTER SYSTEM RESET log_statement");
            run("SELECT pg_reload_conf()");
        }
        byte[] all = Files.readAllBytes(log);
        return new String(all, (int) before, (int) (all.length - before), StandardCharsets.UTF_8).lines().toList();
    }

    private Path log() throws IOException {
        try (Stream<Path> logs = Files.list(data.resolve("log"))) {
            return logs.filter(file -> file.toString().endsWith(".json")).max(Comparator.comparing(Path::toString)).orElseThrow();
        }
    }

    void run(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String ask(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    /** Rows with all their columns as text. */
    List<List<String>> rows(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(row.getString(i));
                }
                rows.add(values);
            }
            return rows;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** Something that is done while the database is watched. */
    interface Action {
        void run() throws Exception;
    }

    /** How a vault key is named in what it sealed: the first half of a keyed hash, see common.crypto.Vault. */
    static String idOfVaultKey(byte[] key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal("key id".getBytes(StandardCharsets.UTF_8))).substring(0, 8);
    }
}
