package dev.influencerplatform.cluster;

import dev.influencerplatform.local.LocalPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A PostgreSQL server of its own, durable, that can be a primary or a standby, and die. */
final class PostgresServer implements AutoCloseable {

    /** What a copy must not have: it belongs to the running server, or is made anew (PostgreSQL manual, 25.3.4). */
    private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts", "epg-lock");
    private static final Set<String> COPIED_EMPTY = Set.of("pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial",
            "pg_snapshots", "pg_stat_tmp", "pg_subtrans");
    private static final int PATIENCE_SECONDS = 20;

    private final EmbeddedPostgres embedded;
    private final Path data;
    private boolean dead;

    private PostgresServer(EmbeddedPostgres embedded, Path data) {
        this.embedded = embedded;
        this.data = data;
    }

    static PostgresServer start(Path data) {
        return new PostgresServer(LocalPostgres.start(data, 0, true), data);
    }

    /**
     * A standby that streams from this server, and answers reads. This server waits for it at each commit, if told so.
     *
     * @param name what {@code synchronous_standby_names} calls it
     */
    PostgresServer newStandby(Path folder, String name) throws SQLException, IOException {
        execute("SELECT pg_create_physical_replication_slot('%s', true)".formatted(name));
        copyTo(folder);
        Files.createFile(folder.resolve("standby.signal"));
        Files.writeString(folder.resolve("postgresql.auto.conf"), """

                primary_conninfo = 'host=localhost port=%d user=postgres application_name=%s'
                primary_slot_name = '%s'
                synchronous_standby_names = ''
                """.formatted(port(), name, name), StandardOpenOption.APPEND);
        return start(folder);
    }

    /** Every commit waits until that standby has it on its disk. */
    void waitFor(String standby) throws SQLException {
        execute("ALTER SYSTEM SET synchronous_standby_names = '%s'".formatted(standby));
        execute("SELECT pg_reload_conf()");
    }

    /** The whole server at once, without a word to anybody. */
    void kill() {
        dead = true;
        List<ProcessHandle> all = processes();
        all.forEach(ProcessHandle::destroyForcibly);
        try {
            for (ProcessHandle process : all) {
                process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException | ExecutionException | TimeoutException stubborn) {
            throw new IllegalStateException(stubborn);
        }
    }

    /** Whoever is connected stays so, and hears nothing more. */
    void freeze() {
        List<String> command = new ArrayList<>(List.of("kill", "-STOP"));
        processes().forEach(process -> command.add(String.valueOf(process.pid())));
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private List<ProcessHandle> processes() {
        ProcessHandle postmaster = ProcessHandle.of(postmasterId()).orElseThrow();
        // it first, or it would tell its children's clients
        return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    }

    /** Makes a primary of a standby. */
    void promote() throws SQLException {
        execute("SELECT pg_promote()");
    }

    int port() {
        return embedded.getPort();
    }

    EmbeddedPostgres embedded() {
        return embedded;
    }

    Connection connect() throws SQLException {
        Connection connection = embedded.getPostgresDatabase().getConnection();
        try (Statement statement = connection.createStatement()) {
            // or the driver would set the zone of this JVM
            statement.execute("SET TIME ZONE 'UTC'");
        }
        return connection;
    }

    /** One after the other, on one connection. */
    void execute(String... statements) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column of all rows. */
    List<String> texts(String select, Object... values) throws SQLException {
        try (Connection connection = connect(); PreparedStatement statement = connection.prepareStatement(select)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            }
        }
    }

    String text(String select, Object... values) throws SQLException {
        List<String> texts = texts(select, values);
        if (texts.size() != 1) {
            throw new AssertionError(texts.size() + " rows: " + select);
        }
        return texts.get(0);
    }

    int count(String from, Object... values) throws SQLException {
        return Integer.parseInt(text("SELECT count(*) FROM " + from, values));
    }

    @Override
    public void close() {
        try {
            if (!dead) {
                dead = true;
                embedded.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private long postmasterId() {
        try {
            return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        } catch (IOException notRunning) {
            throw new IllegalStateException(notRunning);
        }
    }

    /** A base backup of the running server by its low-level functions, as the binaries come without pg_basebackup. */
    private void copyTo(Path folder) throws SQLException, IOException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_backup_start('standby', fast => true)");
            Files.createDirectories(folder);
            copyFiles(folder);
            try (ResultSet stop = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)")) {
                stop.next();
                Files.writeString(folder.resolve("backup_label"), stop.getString(1));
            }
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    private void copyFiles(Path folder) throws IOException {
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes facts) throws IOException {
                Path copy = folder.resolve(data.relativize(directory));
                Files.createDirectories(copy);
                Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));
                return directory.getParent().equals(data) && COPIED_EMPTY.contains(directory.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes facts) throws IOException {
                if (!NOT_COPIED.contains(file.getFileName().toString())) {
                    try {
                        Files.copy(file, folder.resolve(data.relativize(file)));
                    } catch (NoSuchFileException removed) {
                        // the log of what happened meanwhile says so, too
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }
}
