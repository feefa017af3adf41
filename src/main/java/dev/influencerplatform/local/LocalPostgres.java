package dev.influencerplatform.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
            Path folder = Path.of(".local", "postgres");
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
        String sync = durable ? "on" : "off";
        try {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            return EmbeddedPostgres.builder().setDataDirectory(folder).setCleanDataDirectory(false)
                    .setPort(isFree(port) ? port : 0).setPGStartupWait(Duration.ofMinutes(1))
                    .setServerConfig("fsync", sync).setServerConfig("synchronous_commit", sync)
                    .setServerConfig("full_page_writes", sync).setServerConfig("timezone", "UTC")
                    .setServerConfig("max_connections", "100").setServerConfig("shared_buffers", "64MB")
                    .setLocaleConfig("locale", "C").setLocaleConfig("encoding", "UTF8")
                    // upper and lower case of all letters, alike on every machine
                    .setLocaleConfig("locale-provider", "builtin").setLocaleConfig("builtin-locale", "C.UTF-8")
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException("The local database in " + folder + " does not start", failure);
        }
    }

    /** A JVM that was killed leaves its server behind, which would refuse the folder to ours. */
    private static void endLeftover(Path folder) {
        leftover(folder.resolve("postmaster.pid")).ifPresent(process -> {
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

    private static Optional<ProcessHandle> leftover(Path pidFile) {
        try {
            return Files.exists(pidFile) ? ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0).strip()))
                    // the number may be somebody else's by now
                    .filter(process -> process.info().command().orElse("").contains("postgres"))
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
