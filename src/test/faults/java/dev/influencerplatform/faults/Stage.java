package dev.influencerplatform.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Packaged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A database, a link to it that can be made worse, and what instances of the application need to use it. */
public final class Stage implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int POLL_MILLIS = 50;

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Server server;
    private final FaultyLink link;
    private final Map<String, String> settings;

    private Stage(Server server) throws IOException, GeneralSecurityException {
        this.server = with(server);
        this.link = with(FaultyLink.to(server.port()));
        this.settings = Packaged.settings(server.postgres());
        settings.put("DATABASE_URL", urlAt(link.port()));
        // nobody is to be refused for asking often, unless that is what is tried
        for (String limit : new String[] { "SIGN_IN", "REGISTRATION", "REFRESH", "PASSWORD", "PUBLIC_REVIEW", "LINK", "CONNECT",
                "HEAVY", "WRITE", "READ" }) {
            settings.put("APP_LIMITS_" + limit, "100000000/1M");
        }
    }

    public static Stage set() throws IOException, GeneralSecurityException {
        return on(Server.on(Files.createTempDirectory(Files.createDirectories(Path.of("target", "faults")), "database")
                .resolve("data")));
    }

    /** With a server of one's own. */
    public static Stage on(Server server) throws IOException, GeneralSecurityException {
        return new Stage(server);
    }

    /** What is to end with the stage. */
    public <T extends AutoCloseable> T with(T part) {
        parts.push(part);
        return part;
    }

    public Server server() {
        return server;
    }

    public FaultyLink link() {
        return link;
    }

    /** A copy, to be changed. */
    public Map<String, String> settings() {
        return new LinkedHashMap<>(settings);
    }

    public static String urlAt(int port) {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    public Packaged start() throws Exception {
        return start(Map.of());
    }

    /** An instance that is ready, with these settings instead of the usual ones. */
    public Packaged start(Map<String, String> others, String... jvmOptions) throws Exception {
        Map<String, String> all = settings();
        all.putAll(others);
        Packaged instance = with(Packaged.start(all, jvmOptions));
        instance.awaitReady();
        return instance;
    }

    /** Somebody new, signed in. */
    public static Person person(Packaged instance) throws IOException {
        String name = Api.unique("person");
        Wire.Answer answer = ask(instance, Load.Shot.post("/api/v1/auth/register", null, null,
                "{\"email\":\"%s@example.com\",\"password\":\"%s\",\"displayName\":\"%s\",\"slug\":\"%s\"}".formatted(name,
                        Api.PASSWORD, name, name)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new Person(answer.json().path("user").path("id").asText(), name, answer.json().path("accessToken").asText(),
                answer.json().path("refreshToken").asText());
    }

    /** Somebody with an account, whose name is also their slug. */
    public record Person(String id, String name, String token, String refreshToken) {

        public Load.Shot get(String path) {
            return Load.Shot.get("/api/v1" + path, token);
        }

        public Load.Shot post(String path, String key, String body) {
            return Load.Shot.post("/api/v1" + path, token, key, body);
        }

        /** Plans a shoot of that name, with the name as the key of the request. */
        public Load.Shot newShoot(String brand) {
            return post("/shoots", brand.replace(' ', '-'), "{\"date\":\"2026-12-04\",\"brandName\":\"" + brand + "\"}");
        }

        public Load.Shot signIn() {
            return Load.Shot.post("/api/v1/auth/login", null, null,
                    "{\"email\":\"%s@example.com\",\"password\":\"%s\"}".formatted(name, Api.PASSWORD));
        }
    }

    /** One request over a connection of its own. */
    public static Wire.Answer ask(Packaged instance, Load.Shot shot) throws IOException {
        try (Wire wire = Wire.connect(URI.create(instance.url()), PATIENCE)) {
            return wire.ask(shot.method(), shot.path(), shot.headers(), shot.body());
        }
    }

    public static int statusOf(Packaged instance, Load.Shot shot) {
        try {
            return ask(instance, shot).status();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    public static int live(Packaged instance) {
        return statusOf(instance, Load.Shot.get("/q/health/live", null));
    }

    public static int ready(Packaged instance) {
        return statusOf(instance, Load.Shot.get("/q/health/ready", null));
    }

    /** Waits until something is so; tells how long that took. */
    public static Duration await(Duration longest, BooleanSupplier condition) throws InterruptedException {
        Instant start = Instant.now();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.between(start, Instant.now())).as("it did not come about in time").isLessThan(longest);
            Thread.sleep(POLL_MILLIS);
        }
        return Duration.between(start, Instant.now());
    }

    public static void pause(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
    }

    @Override
    public void close() {
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception alreadyBroken) {
                // what was broken on purpose need not end well
            }
        }
    }
}
