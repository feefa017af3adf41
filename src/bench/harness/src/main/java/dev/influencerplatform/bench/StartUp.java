package dev.influencerplatform.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** How long the application takes from its start to its first answer, with each of two JDKs and with a cache of classes. */
final class StartUp {

    private static final String PORTFOLIO = "/api/v1/portfolio/creator-1";
    private static final int STARTS = 5;
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
    private final Servers servers;

    StartUp(Settings settings, Database database, Tokens tokens, People people) {
        this.settings = settings;
        this.database = database;
        this.people = people;
        this.servers = new Servers(settings, database, tokens);
    }

    /** How long it took, and what it took of the processors until then. */
    record Start(double millis, double cpu) {
    }

    private record Kind(Jdk jdk, List<String> options) {
    }

    /** By what was started. */
    Map<String, List<Start>> run() throws Exception {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        for (Jdk jdk : Jdk.ends()) {
            kinds.put("JDK " + jdk.version(), new Kind(jdk, Settings.options(Bench.OURS)));
            if (jdk.feature() >= FIRST_WITH_CACHE) {
                kinds.put("JDK " + jdk.version() + " with an AOT cache", withCache(jdk));
            }
        }
        Map<String, List<Start>> starts = new LinkedHashMap<>();
        kinds.keySet().forEach(name -> starts.put(name, new ArrayList<>()));
        for (int start = 1; start <= STARTS; start++) {
            for (Map.Entry<String, Kind> kind : kinds.entrySet()) {
                Start took = start(kind.getValue());
                starts.get(kind.getKey()).add(took);
                System.out.printf("start %d  %s: %.0f ms, CPU %.0f ms%n", start, kind.getKey(), took.millis, took.cpu);
            }
        }
        return starts;
    }

    private Start start(Kind kind) throws Exception {
        try (Server ours = servers.ours(kind.jdk.java(), kind.options)) {
            return new Start(ours.await(PORTFOLIO, 200), Cpu.millis(ours.pid()));
        }
    }

    /** Made by a JVM with the same options, which does a little of everything and ends. */
    private Kind withCache(Jdk jdk) throws Exception {
        Path cache = settings.folder().resolve("ours-" + jdk.version() + ".aot");
        Files.deleteIfExists(cache);
        List<String> common = new ArrayList<>(Settings.options(Bench.OURS));
        if (jdk.version().startsWith("25.0.")) {
            common.addAll(WITHOUT_CONFUSION);
        }
        String before = database.now();
        try (Server ours = servers.ours(jdk.java(), with("-XX:AOTCacheOutput=" + cache, common))) {
            ours.await(PORTFOLIO, 200);
            train(ours);
            if (!ours.end(LONGEST_END) || !Files.exists(cache)) {
                throw new IllegalStateException("The training has left no cache: see ours.log");
            }
        } finally {
            database.restore(before);
        }
        System.out.printf("AOT cache: %d MiB%n", Files.size(cache) >> 20);
        return new Kind(jdk, with("-XX:AOTCache=" + cache, common));
    }

    private void train(Server ours) throws Exception {
        Random random = new Random(TRAINING_ROUNDS);
        for (int round = 0; round < TRAINING_ROUNDS; round++) {
            for (Scenario scenario : TRAINING) {
                Request request = scenario.question.any(people, random);
                int status = ours.send(request).statusCode();
                if (status >= 300) {
                    throw new IllegalStateException("%s was answered %d".formatted(request.path(), status));
                }
            }
        }
    }

    private static List<String> with(String option, List<String> others) {
        List<String> options = new ArrayList<>(others);
        options.add(0, option);
        return options;
    }
}
