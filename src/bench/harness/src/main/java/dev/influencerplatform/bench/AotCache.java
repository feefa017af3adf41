package dev.influencerplatform.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a JVM has found out about an application in one run, for the next ones: JEP 483 and 515. */
final class AotCache {

    private static final int FIRST_WITH_CACHE = 25;
    private static final int TRAINING_ROUNDS = 200;
    private static final List<Scenario> TRAINING = List.of(Scenario.P1, Scenario.P2, Scenario.P3, Scenario.P4, Scenario.P5);
    private static final Duration LONGEST_END = Duration.ofMinutes(3);
    /** In 25.0.x, the names of two of the things in a cache are confused: see docker/image/jvm.options. */
    private static final List<String> WITHOUT_CONFUSION = List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTAdapterCaching",
            "-XX:-AOTStubCaching");

    private final Settings settings;
    private final Database database;
    private final People people;

    AotCache(Settings settings, Database database, People people) {
        this.settings = settings;
        this.database = database;
        this.people = people;
    }

    static boolean isKnownTo(Jdk jdk) {
        return jdk.feature() >= FIRST_WITH_CACHE;
    }

    /** A server with other options than the usual ones, which has not answered yet. */
    interface Starter {
        Server start(List<String> options) throws Exception;
    }

    /**
     * Has a server do a little of everything and end.
     *
     * @return the options with which the next one uses what was found out; empty when the JDK cannot do that
     */
    List<String> train(String name, Jdk jdk, Starter starter) throws Exception {
        if (!isKnownTo(jdk)) {
            return List.of();
        }
        Path cache = settings.folder().resolve(name + "-" + jdk.version() + ".aot");
        Files.deleteIfExists(cache);
        String before = database.now();
        try (Server server = starter.start(options(jdk, "-XX:AOTCacheOutput=" + cache)).awaitAnswer()) {
            ask(server);
            if (!server.end(LONGEST_END) || !Files.exists(cache)) {
                throw new IOException("The training has left no cache: see " + name + ".log");
            }
        } finally {
            database.restore(before);
        }
        System.out.printf("AOT cache of %s: %d MiB%n", name, Files.size(cache) >> 20);
        return options(jdk, "-XX:AOTCache=" + cache);
    }

    private static List<String> options(Jdk jdk, String cache) {
        List<String> options = new ArrayList<>(List.of(cache));
        if (jdk.version().startsWith("25.0.")) {
            options.addAll(WITHOUT_CONFUSION);
        }
        return options;
    }

    private void ask(Server server) throws Exception {
        Random random = new Random(TRAINING_ROUNDS);
        for (int round = 0; round < TRAINING_ROUNDS; round++) {
            for (Scenario scenario : TRAINING) {
                Request request = scenario.question.any(people, random);
                int status = server.send(request).statusCode();
                if (status >= 300) {
                    throw new IllegalStateException("%s was answered %d".formatted(request.path(), status));
                }
            }
        }
    }
}
