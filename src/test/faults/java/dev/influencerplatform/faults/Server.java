package dev.influencerplatform.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.local.LocalPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL 18 that is as durable as any, and can be killed, frozen and started again on the same port. */
public final class Server implements AutoCloseable {

    private static final Duration LONGEST_END = Duration.ofSeconds(20);

    private final Path data;
    private EmbeddedPostgres running;

    private Server(Path data) {
        this.data = data;
        this.running = LocalPostgres.start(data, 0, true);
    }

    /** With the data that is there, or without any. */
    public static Server on(Path data) {
        return new Server(data.toAbsolutePath());
    }

    public int port() {
        return running.getPort();
    }

    public Path data() {
        return data;
    }

    public EmbeddedPostgres postgres() {
        return running;
    }

    /** Ends it in an instant, as a crash does: no connection is told, and it has to recover when it starts again. */
    public void kill() throws Exception {
        ProcessHandle postmaster = postmaster();
        signal("QUIT", Stream.of(postmaster));
        postmaster.onExit().get(LONGEST_END.toSeconds(), TimeUnit.SECONDS);
        // frees the folder; there is nothing left to stop, which it says
        running.close();
    }

    /** Ends it as an operator does who is in a hurry: transactions are rolled back, and connections told. */
    public void stop() throws IOException {
        running.close();
    }

    /** Starts it again; it takes connections when this is over. */
    public Instant start() {
        int port = port();
        running = LocalPostgres.start(data, port, true);
        assertThat(running.getPort()).isEqualTo(port);
        return Instant.now();
    }

    /** All its processes stand still: connections are taken by the kernel, and nobody answers. */
    public void freeze() throws Exception {
        signal("STOP", processes());
    }

    public void thaw() throws Exception {
        signal("CONT", processes());
    }

    /** Past the application and any link. */
    public Connection connect() throws SQLException {
        return running.getPostgresDatabase().getConnection();
    }

    public void run(String... statements) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** All rows, columns parted by bars. */
    public List<String> rows(String select) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute("SET TIME ZONE 'UTC'");
            List<String> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery(select)) {
                while (result.next()) {
                    StringJoiner row = new StringJoiner("|");
                    for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                        row.add(result.getString(column));
                    }
                    rows.add(row.toString());
                }
            }
            return rows;
        }
    }

    public long number(String select) throws SQLException {
        return Long.parseLong(rows(select).get(0));
    }

    @Override
    public void close() throws IOException {
        running.close();
    }

    private ProcessHandle postmaster() throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip()))
                .orElseThrow();
    }

    private Stream<ProcessHandle> processes() throws IOException {
        ProcessHandle postmaster = postmaster();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants());
    }

    private static void signal(String name, Stream<ProcessHandle> processes) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(String.valueOf(process.pid())));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
