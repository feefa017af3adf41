package dev.influencerplatform.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts each of the servers with what it needs. */
final class Servers {

    static final byte[] VAULT_KEY = new byte[32];

    /** The data set grows old between runs, and must not be tidied away. */
    private static final Map<String, String> BEHAVIOUR = Map.of("SMTP_HOST", "localhost", "SMTP_OWN_NAME", "localhost", "MAIL_FROM",
            "Example <no-reply@example.test>", "EMAIL_VERIFICATION", "false", "SHUTDOWN_DELAY", "0S", "APP_LOGS_RETENTION_OTHER", "36500D",
            "APP_LOGS_RETENTION_SECURITY", "36500D", "APP_METRICS_RETENTION_YOUTUBE", "36500D");

    private final Settings settings;
    private final Database database;
    private final Tokens tokens;
    /** The options with which a server uses what its training has left. */
    private final Map<String, List<String>> trained = new HashMap<>();

    Servers(Settings settings, Database database, Tokens tokens) {
        this.settings = settings;
        this.database = database;
        this.tokens = tokens;
    }

    Server start(String name) throws Exception {
        return switch (name) {
            case Bench.OURS -> ours();
            case "fastify" -> fastify().awaitAnswer();
            case "spring" -> spring(Jdk.chosen(), trained.getOrDefault(name, List.of())).awaitAnswer();
            default -> throw new IllegalArgumentException("No such server: " + name);
        };
    }

    /** Lets a server in Java find out about itself; those that start later make use of it. */
    List<String> train(String name, Jdk jdk, People people) throws Exception {
        AotCache cache = new AotCache(settings, database, people);
        List<String> options = switch (name) {
            case Bench.OURS -> cache.train(name, jdk, more -> ours(jdk, more));
            case "spring" -> cache.train(name, jdk, more -> spring(jdk, more));
            default -> List.of();
        };
        trained.put(name, options);
        return options;
    }

    Server ours() throws Exception {
        return ours(Jdk.chosen(), trained.getOrDefault(Bench.OURS, List.of())).awaitAnswer();
    }

    /** Does not wait for it. */
    Server ours(Jdk jdk, List<String> more) throws IOException {
        Path folder = Path.of("target", "quarkus-app").toAbsolutePath();
        if (!Files.exists(folder.resolve("quarkus-run.jar"))) {
            throw new IllegalStateException("Package the application first: ./mvnw package -DskipTests -Prelease");
        }
        return Server.launch(Bench.OURS, Server.java(jdk.java(), with(more, Bench.OURS), folder.resolve("quarkus-run.jar")), settings.folder(), environment());
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("DATABASE_URL", database.url());
        environment.put("DATABASE_USER", "postgres");
        environment.put("DATABASE_PASSWORD", "not checked by this server");
        environment.put("DATABASE_POOL_SIZE", Settings.text("pool"));
        environment.put("MANAGEMENT_PORT", String.valueOf(Server.freePort()));
        environment.put("PUBLIC_URL", Tokens.ISSUER);
        environment.put("TOKEN_KEYS_FILE", tokens.privateKeyFile().toString());
        environment.put("REFRESH_TOKEN_SECRET", Base64.getEncoder().encodeToString(new byte[32]));
        environment.put("VAULT_KEYS", Base64.getEncoder().encodeToString(VAULT_KEY));
        environment.put("PHOTO_FOLDER", settings.folder().resolve("photos").toString());
        environment.putAll(BEHAVIOUR);
        environment.put("APP_LIMITS_ENABLED", Settings.text("limits"));
        return environment;
    }

    private Server fastify() throws Exception {
        Path folder = settings.folder().resolve("fastify");
        copy(Path.of("src", "bench", "fastify"), folder);
        if (!Files.exists(folder.resolve("node_modules/.package-lock.json")) || isNewer(folder.resolve("package-lock.json"),
                folder.resolve("node_modules/.package-lock.json"))) {
            run(List.of("npm", "ci", "--no-progress"), folder);
        }
        Map<String, String> environment = new HashMap<>(common());
        environment.put("WORKERS", Settings.text("fastify.workers"));
        environment.put("JWT_CACHE", Settings.text("jwt.cache"));
        environment.put("NODE_ENV", "production");
        environment.put("DATABASE_URL", "postgres://postgres@localhost:" + database.port() + "/postgres");
        return Server.launch("fastify", List.of("node", "main.js"), folder, environment);
    }

    private Server spring(Jdk jdk, List<String> more) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(common());
        environment.put("DATABASE_URL", database.url());
        return Server.launch("spring", Server.java(jdk.java(), with(more, "spring"), unpacked(jdk)), settings.folder(), environment);
    }

    /** As its documentation advises, for a cache finds nothing in jars within a jar. */
    private Path unpacked(Jdk jdk) throws IOException, InterruptedException {
        Path folder = settings.folder().resolve("spring");
        Path packed = folder.resolve("spring-1.jar");
        Path unpacked = folder.resolve("unpacked/spring-1.jar");
        if (!Files.exists(unpacked) || isNewer(packed, unpacked)) {
            run(List.of(jdk.java(), "-Djarmode=tools", "-jar", packed.toString(), "extract", "--force", "--destination",
                    unpacked.getParent().toString()), folder);
        }
        return unpacked;
    }

    private static List<String> with(List<String> more, String server) {
        List<String> options = new ArrayList<>(more);
        options.addAll(Settings.options(server));
        return options;
    }

    private Map<String, String> common() {
        return Map.of("DATABASE_USER", "postgres", "DATABASE_POOL_SIZE", Settings.text("pool"), "PUBLIC_URL", Tokens.ISSUER,
                "TOKEN_ISSUER", Tokens.ISSUER, "TOKEN_AUDIENCE", Tokens.AUDIENCE, "TOKEN_KEY_FILE", tokens.publicKeyFile().toString());
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(file.getFileName());
                if (!Files.exists(copy) || Files.mismatch(file, copy) >= 0) {
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static boolean isNewer(Path one, Path other) throws IOException {
        return Files.getLastModifiedTime(one).compareTo(Files.getLastModifiedTime(other)) > 0;
    }

    static void run(List<String> command, Path folder) throws IOException, InterruptedException {
        int code = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
        }
    }
}
