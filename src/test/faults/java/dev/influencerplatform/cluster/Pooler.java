package dev.influencerplatform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Packaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** PgBouncer with the configuration that operators are given, in front of one database. */
final class Pooler implements AutoCloseable {

    private static final Path CONFIGURATION = Path.of("docker", "pgbouncer", "pgbouncer.ini");
    static final String USER = "app";
    static final String PASSWORD = "of the pooler's users";

    private final Program program;
    private final int port;

    private Pooler(Program program, int port) {
        this.program = program;
        this.port = port;
    }

    /** @param connections how many of the database it has to give */
    static Pooler before(PostgresServer database, int connections, Path folder) throws IOException {
        int port = Packaged.freePort();
        Files.createDirectories(folder);
        Path users = Files.writeString(folder.resolve("userlist.txt"), "\"%s\" \"%s\"\n".formatted(USER, PASSWORD));
        Path own = Files.writeString(folder.resolve("pgbouncer.ini"), with(Map.of(
                "influencer", "postgres = host=localhost port=" + database.port(), "listen_addr", "listen_addr = 127.0.0.1",
                "listen_port", "listen_port = " + port, "auth_file", "auth_file = " + users,
                "default_pool_size", "default_pool_size = " + connections)) + "unix_socket_dir =\n");
        List<String> arguments = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // which it refuses to be
            arguments.addAll(List.of("-u", "nobody"));
        }
        arguments.add(own.toString());
        Pooler pooler = new Pooler(Program.start("pgbouncer", arguments, Map.of()), port);
        Eventually.until(pooler::answers);
        return pooler;
    }

    /** The configuration of operators, with some lines of it replaced. */
    private static String with(Map<String, String> lines) throws IOException {
        String configuration = Files.readString(CONFIGURATION);
        for (Map.Entry<String, String> line : lines.entrySet()) {
            Pattern whole = Pattern.compile("(?m)^" + line.getKey() + " = .*$");
            assertThat(configuration).containsPattern(whole);
            configuration = whole.matcher(configuration).replaceFirst(line.getValue());
        }
        return configuration;
    }

    /** As {@code docker/SCALING.md} has it. */
    String url() {
        return "jdbc:postgresql://localhost:%d/postgres?prepareThreshold=0".formatted(port);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), USER, PASSWORD);
    }

    private boolean answers() {
        assertThat(program.isRunning()).as(program::output).isTrue();
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException notListening) {
            return false;
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
