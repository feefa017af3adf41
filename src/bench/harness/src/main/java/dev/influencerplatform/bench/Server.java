package dev.influencerplatform.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** One of the servers that are compared, in a process of its own. */
final class Server implements AutoCloseable {

    private static final String NOBODY = "/api/v1/portfolio/nobody-is-called-so";
    private static final Duration USUAL_END = Duration.ofSeconds(15);
    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final int POLL_MILLIS = 10;
    private static final int FIRST_PORT = 20_000;
    private static final int LAST_PORT = 29_999;
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final String name;
    final int port;
    private final Process process;
    private final Path output;
    private final long started = System.nanoTime();

    private Server(String name, int port, ProcessBuilder builder, Path output) throws IOException {
        this.name = name;
        this.port = port;
        this.process = builder.start();
        this.output = output;
    }

    /**
     * Does not wait for it.
     *
     * @param environment what the program needs besides its port, which is PORT
     */
    static Server launch(String name, List<String> command, Path workingFolder, Map<String, String> environment) throws IOException {
        int port = freePort();
        Path output = Path.of(Settings.text("folder"), name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command).directory(workingFolder.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("PORT", String.valueOf(port));
        Server server = new Server(name, port, builder, output);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
    }

    static List<String> java(String java, List<String> options, Path jar) {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        return command;
    }

    /** With the database: what answers so has looked there. */
    Server awaitAnswer() throws Exception {
        await(NOBODY, 404);
        return this;
    }

    /** The milliseconds since the start. */
    double await(String path, int status) throws Exception {
        while (!answers(path, status)) {
            if (!process.isAlive() || System.nanoTime() - started > LONGEST_START.toNanos()) {
                close();
                throw new IllegalStateException(name + " does not start:\n" + Files.readString(output));
            }
            process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
        return (System.nanoTime() - started) / 1e6;
    }

    private boolean answers(String path, int status) throws InterruptedException {
        try {
            return send(new Request(path, null, null)).statusCode() == status;
        } catch (IOException notListening) {
            return false;
        }
    }

    HttpResponse<String> send(Request request) throws IOException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("http://localhost:" + port + request.path()))
                .timeout(Duration.ofSeconds(10)).method(request.method(),
                        request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()));
        builder.header("User-Agent", Request.DEVICE);
        if (request.token() != null) {
            builder.header("Authorization", "Bearer " + request.token());
        }
        if (request.body() != null) {
            builder.header("Content-Type", "application/json");
        }
        return CLIENT.send(builder.build(), BodyHandlers.ofString());
    }

    long pid() {
        return process.pid();
    }

    /** None that a connection of somebody may get as its own before the server takes it: asking for answers makes many. */
    static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT + 1);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // another one, then
            }
        }
    }

    @Override
    public void close() {
        end(USUAL_END);
    }

    /** Whether it ended by itself in time. */
    boolean end(Duration longest) {
        process.destroy();
        try {
            boolean ended = process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            return ended;
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
