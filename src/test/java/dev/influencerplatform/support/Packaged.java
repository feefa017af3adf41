package dev.influencerplatform.support;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** One process of the packaged application. */
public final class Packaged implements AutoCloseable {

    private static final int FIRST_PORT = 20_000;
    private static final int LAST_PORT = 30_000;
    private static final int MOST_PORTS = 100;

    public static final Path FOLDER = Path.of("target", "quarkus-app");

    public static final String VAULT_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final int POLL_MILLIS = 100;

    private final Process process;
    private final Path output;
    private final int port;
    private final int managementPort;

    private Packaged(Process process, Path output, int port, int managementPort) {
        this.process = process;
        this.output = output;
        this.port = port;
        this.managementPort = managementPort;
    }

    /** What a process that ended by itself left behind. */
    public record Ended(int exitCode, String output) {
    }

    /** Everything that a production start needs, with this database. */
    public static Map<String, String> settings(EmbeddedPostgres database) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("DATABASE_URL", database.getJdbcUrl("postgres", "postgres"));
        settings.put("DATABASE_USER", "postgres");
        settings.put("DATABASE_PASSWORD", "not checked by this server");
        settings.put("PUBLIC_URL", "https://app.example.test");
        settings.put("TOKEN_KEYS", "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder()
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded()) + "\n-----END PRIVATE KEY-----\n");
        settings.put("REFRESH_TOKEN_SECRET", Base64.getEncoder().encodeToString(new byte[32]));
        settings.put("SMTP_HOST", "localhost");
        settings.put("SMTP_PORT", String.valueOf(Mailbox.port()));
        settings.put("SMTP_STARTTLS", "DISABLED");
        settings.put("SMTP_OWN_NAME", "localhost");
        settings.put("MAIL_FROM", "Example <no-reply@example.test>");
        settings.put("EMAIL_VERIFICATION", "false");
        settings.put("VAULT_KEYS", VAULT_KEY);
        settings.put("PHOTO_FOLDER", Path.of("target", "packaged-photos").toString());
        settings.put("SHUTDOWN_DELAY", "0S");
        return settings;
    }

    public static Packaged start(Map<String, String> settings, String... jvmOptions) throws IOException {
        return startIn(Path.of(""), settings, jvmOptions);
    }

    /** @param directory where the process stands */
    public static Packaged startIn(Path directory, Map<String, String> settings, String... jvmOptions) throws IOException {
        return startFrom(FOLDER, directory, settings, jvmOptions);
    }

    /** @param application the folder of a package, which may be an earlier one */
    public static Packaged startFrom(Path application, Path directory, Map<String, String> settings, String... jvmOptions)
            throws IOException {
        return start(new Place(application, directory, Files.createTempFile(Path.of("target"), "packaged", ".log")), settings,
                jvmOptions);
    }

    /** @param output where its log goes to, which may be nowhere */
    public static Packaged startSilenced(Map<String, String> settings, Path output) throws IOException {
        return start(new Place(FOLDER, Path.of(""), output), settings);
    }

    /** Which package is started, where it stands, and where its log goes to. */
    private record Place(Path application, Path directory, Path output) {
    }

    private static Packaged start(Place place, Map<String, String> settings, String... jvmOptions) throws IOException {
        int port = settings.containsKey("PORT") ? Integer.parseInt(settings.get("PORT")) : freePort();
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        // short lives: the second compiler would cost more than it gives
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of("-jar", place.application().resolve("quarkus-run.jar").toAbsolutePath().toString()));
        ProcessBuilder builder = new ProcessBuilder(command).directory(place.directory().toAbsolutePath().toFile())
                .redirectErrorStream(true).redirectOutput(place.output().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("DATABASE_") || name.startsWith("TOKEN_"));
        builder.environment().putAll(settings);
        builder.environment().put("PORT", String.valueOf(port));
        int managementPort = freePort();
        builder.environment().put("MANAGEMENT_PORT", String.valueOf(managementPort));
        return new Packaged(builder.start(), place.output(), port, managementPort);
    }

    public static Ended runToTheEnd(Map<String, String> settings) throws IOException, InterruptedException {
        try (Packaged instance = start(settings)) {
            assertThat(instance.process.waitFor(LONGEST_START.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return new Ended(instance.process.exitValue(), Files.readString(instance.output));
        }
    }

    public String url() {
        return "http://localhost:" + port;
    }

    /** Where it tells those who operate it what it does. */
    public String managementUrl() {
        return "http://localhost:" + managementPort;
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public void awaitReady() throws InterruptedException, IOException {
        await(LONGEST_START, this::isReady);
    }

    /** Waits until something is so, and fails with the process' output when it is not so in time. */
    public void await(Duration longest, BooleanSupplier condition) throws InterruptedException, IOException {
        Instant end = Instant.now().plus(longest);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(output()).isBefore(end);
            process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Sends SIGTERM and tells the exit code. */
    public int terminate(Duration longest) throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(longest.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** Sends SIGKILL, and waits for the end. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** How many threads it has. */
    public long threads() {
        File[] tasks = new File("/proc/" + process.pid() + "/task").listFiles();
        return tasks == null ? 0 : tasks.length;
    }

    /** What it has said until now. */
    public String output() throws IOException {
        return Files.isRegularFile(output) ? Files.readString(output) : "";
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private boolean isReady() {
        try {
            return given().get(url() + "/q/health/ready").statusCode() == 200;
        } catch (Exception notListening) {
            return false;
        }
    }

    /** Below those that the system gives to whoever connects somewhere, as it is bound only later. */
    public static int freePort() {
        for (int attempt = 0; attempt < MOST_PORTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // the next one
            }
        }
        throw new IllegalStateException("No port is free");
    }
}
