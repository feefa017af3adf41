package dev.influencerplatform.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A real PostgreSQL for one machine, from a jar. It keeps its data between runs and is as durable as any: fsync is on,
 * so a kill or a power cut costs nothing that was answered. It ends with the JVM, or with the next start.
 */
public final class LocalPostgres {

    private static final String URL_PROPERTY = "quarkus.datasource.jdbc.url";
    private static final int USUAL_PORT = 55432;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private LocalPostgres() {
    }

    /** For dev mode, which calls it again at every reload: the server outlives those. */
    public static synchronized void ensureRunning() {
        if (System.getProperty(URL_PROPERTY) == null) {
            Path folder = Path.of(".local", "postgres").toAbsolutePath();
            refuseIfInUse(folder);
            endLeftover(folder);
            EmbeddedPostgres server = start(folder, USUAL_PORT, true);
            System.setProperty(URL_PROPERTY, server.getJdbcUrl("postgres", "postgres"));
            System.setProperty("quarkus.datasource.username", "postgres");
            System.setProperty("quarkus.datasource.password", "postgres");
        }
    }

    /**
     * Starts a server that stops when the JVM does.
     *
     * @param durable false for data that nobody will miss, which is written faster
     */
    public static EmbeddedPostgres start(Path folder, int port, boolean durable) {
        return start(folder, port, durable, Map.of());
    }

    /** @param more settings of the server, as postgresql.conf has them */
    public static EmbeddedPostgres start(Path folder, int port, boolean durable, Map<String, String> more) {
        String sync = durable ? "on" : "off";
        try {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setDataDirectory(folder).setCleanDataDirectory(false)
                    .setPort(isFree(port) ? port : 0).setPGStartupWait(Duration.ofMinutes(1))
                    .setServerConfig("fsync", sync).setServerConfig("synchronous_commit", sync)
                    .setServerConfig("full_page_writes", sync).setServerConfig("timezone", "UTC")
                    .setServerConfig("max_connections", "100").setServerConfig("shared_buffers", "64MB")
                    .setLocaleConfig("locale", "C").setLocaleConfig("encoding", "UTF8")
                    // upper and lower case of all letters, alike on every machine
                    .setLocaleConfig("locale-provider", "builtin").setLocaleConfig("builtin-locale", "C.UTF-8");
            more.forEach(builder::setServerConfig);
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException("The local database in " + folder + " does not start", failure);
        }
    }

    /** The library locks a file in the folder as long as its JVM lives. */
    private static void refuseIfInUse(Path folder) {
        Path lock = folder.resolve("epg-lock");
        if (Files.exists(lock)) {
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE); FileLock ours = channel.tryLock()) {
                if (ours == null) {
                    throw new IllegalStateException(folder + " is in use: another quarkus:dev runs in this directory");
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** A JVM that was killed leaves its server behind, which would refuse the folder to ours. */
    private static void endLeftover(Path folder) {
        leftover(folder).ifPresent(process -> {
            process.destroy();
            try {
                process.onExit().get(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException stubborn) {
                process.destroyForcibly();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static Optional<ProcessHandle> leftover(Path folder) {
        Path pidFile = folder.resolve("postmaster.pid");
        try {
            return Files.exists(pidFile) ? ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0).strip()))
                    // the number may be somebody else's by now
                    .filter(process -> Arrays.asList(process.info().arguments().orElse(new String[0]))
                            .contains(folder.toString()))
                    : Optional.empty();
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
