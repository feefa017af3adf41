package dev.influencerplatform.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long the application takes from its start to its first answer, with each of two JDKs and with a cache of classes. */
final class StartUp {

    private static final String PORTFOLIO = "/api/v1/portfolio/creator-1";
    private static final int STARTS = 5;

    private final People people;
    private final Servers servers;

    StartUp(Settings settings, Database database, Tokens tokens, People people) {
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
            kinds.put("JDK " + jdk.version(), new Kind(jdk, List.of()));
            if (AotCache.isKnownTo(jdk)) {
                kinds.put("JDK " + jdk.version() + " with an AOT cache", new Kind(jdk, servers.train(Bench.OURS, jdk, people)));
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
        try (Server ours = servers.ours(kind.jdk, kind.options)) {
            return new Start(ours.await(PORTFOLIO, 200), Cpu.millis(ours.pid()));
        }
    }
}
