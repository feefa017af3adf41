import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the application once while its image is built, lets it do what it will do most, and ends it, so that the JVM
 * writes which classes and methods that took. The database and the keys end with the training.
 */
final class AotTraining {

    private static final int PORT = freePort();
    private static final String API = "http://127.0.0.1:" + PORT;
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LONGEST_END = Duration.ofMinutes(3);
    private static final int ROUNDS = 200;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final SecureRandom RANDOM = new SecureRandom();

    private AotTraining() {
    }

    public static void main(String[] arguments) throws Exception {
        Path cache = Path.of(arguments[0]).toAbsolutePath();
        Path log = Files.createTempFile("training", ".log");
        try (EmbeddedPostgres database = EmbeddedPostgres.builder().setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF8").setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8").start()) {
            Process application = start(cache, database, log);
            try {
                awaitReady(application);
                work();
                application.destroy();
                check(application.waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS), "It does not end");
                check(Files.exists(cache), "It has left no cache");
            } finally {
                application.destroyForcibly();
                Files.copy(log, System.out);
            }
        }
        System.out.println(cache + ": " + Files.size(cache) / (1 << 20) + " MiB");
    }

    private static Process start(Path cache, EmbeddedPostgres database, Path log) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("java", "-XX:AOTCacheOutput=" + cache, "@/app/jvm.options", "-jar",
                "/app/quarkus-run.jar").redirectErrorStream(true).redirectOutput(log.toFile());
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(3072);
        builder.environment().putAll(Map.ofEntries(
                Map.entry("DATABASE_URL", database.getJdbcUrl("postgres", "postgres")),
                Map.entry("DATABASE_USER", "postgres"),
                Map.entry("DATABASE_PASSWORD", randomKey()),
                Map.entry("PUBLIC_URL", "https://app.example.test"),
                Map.entry("TOKEN_KEYS", "-----BEGIN PRIVATE KEY-----" + Base64.getEncoder()
                        .encodeToString(keys.generateKeyPair().getPrivate().getEncoded()) + "-----END PRIVATE KEY-----"),
                Map.entry("REFRESH_TOKEN_SECRET", randomKey()),
                Map.entry("VAULT_KEYS", randomKey()),
                Map.entry("SMTP_HOST", "localhost"),
                Map.entry("SMTP_OWN_NAME", "localhost"),
                Map.entry("MAIL_FROM", "no-reply@example.test"),
                Map.entry("EMAIL_VERIFICATION", "false"),
                Map.entry("PHOTO_FOLDER", Files.createTempDirectory("photos").toString()),
                Map.entry("APP_LIMITS_ENABLED", "false"),
                Map.entry("PORT", String.valueOf(PORT)),
                Map.entry("MANAGEMENT_PORT", String.valueOf(freePort())),
                Map.entry("SHUTDOWN_DELAY", "0S")));
        return builder.start();
    }

    private static void awaitReady(Process application) throws Exception {
        Instant end = Instant.now().plus(LONGEST_START);
        while (!isReady()) {
            check(application.isAlive(), "It does not start");
            check(Instant.now().isBefore(end), "It does not become ready");
            Thread.sleep(100);
        }
    }

    private static boolean isReady() throws Exception {
        try {
            return CLIENT.send(HttpRequest.newBuilder(URI.create(API + "/q/health/ready")).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (ConnectException notListening) {
            return false;
        }
    }

    private static void work() throws Exception {
        LocalDate day = LocalDate.now().plusDays(30);
        String password = Base64.getUrlEncoder().encodeToString(RANDOM.generateSeed(18));
        String token = field("accessToken", send("POST", "auth/register", null, """
                {"email": "training@example.com", "password": "%s", "displayName": "Training", "slug": "training"}"""
                .formatted(password)));
        send("POST", "auth/login", null, """
                {"email": "training@example.com", "password": "%s"}""".formatted(password));
        for (int round = 0; round < ROUNDS; round++) {
            String shoot = field("id", send("POST", "shoots", token, """
                    {"date": "%s", "brandName": "Acme", "amount": 1250}""".formatted(day.plusDays(round))));
            send("GET", "shoots/" + shoot, token, null);
            send("GET", "shoots?limit=20", token, null);
            send("GET", "calendar?from=" + day + "&to=" + day.plusDays(30), token, null);
            send("GET", "portfolio/training", null, null);
            send("GET", "logs?limit=20", token, null);
        }
    }

    private static String send(String method, String path, String token, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(API + "/api/v1/" + path)).method(method,
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        check(answer.statusCode() / 100 == 2, method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        return answer.body();
    }

    private static String field(String name, String json) {
        Matcher field = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        check(field.find(), "No " + name + " in " + json);
        return field.group(1);
    }

    /** Where images are built without a network of their own, the usual one may be taken. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String randomKey() {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
