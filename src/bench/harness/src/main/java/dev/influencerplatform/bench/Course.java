package dev.influencerplatform.bench;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Warms servers up and measures them, on the same rows each time. */
final class Course {

    private static final int SHORT_WARMUP = 2;
    private static final int MIX_WARMUP = 5;
    /** In a second: one after the other, they would take one processor of two, and nothing else would get warm. */
    private static final int WARMUP_SIGN_INS = 1;

    private final Settings settings;
    private final Database database;
    private final People people;
    private final Results results;
    private final Map<Scenario, Requests> requests = new EnumMap<>(Scenario.class);

    Course(Settings settings, Database database, People people, Results results) {
        this.settings = settings;
        this.database = database;
        this.people = people;
        this.results = results;
    }

    void run(List<Server> servers) throws Exception {
        Floor floor = settings.servers().contains(Bench.FLOOR) ? new Floor(settings, database, people) : null;
        prepare(servers, floor);
        for (Server server : servers) {
            warmUp(server, settings.scenarios());
        }
        for (int round = 1; round <= settings.rounds(); round++) {
            for (Scenario scenario : settings.scenarios()) {
                for (Server server : servers) {
                    if (scenario.isKnownTo(server.name)) {
                        results.keep(scenario, server.name, measure(server, scenario));
                    }
                }
                if (floor != null && scenario.isKnownTo(Bench.FLOOR)) {
                    String before = database.now();
                    results.keep(scenario, Bench.FLOOR, floor.run(scenario));
                    restoreAfter(scenario, before);
                }
            }
        }
    }

    private void prepare(List<Server> servers, Floor floor) throws Exception {
        Server ours = servers.stream().filter(server -> server.name.equals(Bench.OURS)).findFirst().orElse(null);
        if (floor != null && ours == null) {
            throw new IllegalArgumentException("The floor takes its statements from ours: name both in bench.servers");
        }
        for (Scenario scenario : settings.scenarios()) {
            if (floor != null && scenario.isKnownTo(Bench.FLOOR)) {
                String before = database.now();
                floor.watch(ours, scenario);
                restoreAfter(scenario, before);
            }
            List<Server> same = servers.stream().filter(server -> scenario.isKnownTo(server.name)).toList();
            if (same.size() > 1 && !scenario.isMix()) {
                new Answers(database).compare(same, scenario, people);
            }
        }
    }

    /**
     * With everything at once, and then with one connection for each scenario: with all of them, the compilers of a JVM get a
     * tenth of two processors, and are not done after minutes.
     */
    void warmUp(Server server, List<Scenario> scenarios) throws Exception {
        List<Scenario> parts = scenarios.stream().anyMatch(Scenario::isMix) ? Scenario.simple(server.name)
                : scenarios.stream().filter(scenario -> scenario.isKnownTo(server.name)).toList();
        List<Scenario> cheap = parts.stream().filter(scenario -> scenario != Scenario.P7).toList();
        warmUp(server, cheap, Math.max(1, settings.connections() / Math.max(1, cheap.size())));
        warmUp(server, parts, 1);
    }

    private void warmUp(Server server, List<Scenario> parts, int connectionsEach) throws Exception {
        if (parts.isEmpty()) {
            return;
        }
        int seconds = Math.max(1, settings.warmup() / 2);
        String before = database.now();
        Load.Outcome outcome = new Load(parts.stream()
                .map(scenario -> scenario == Scenario.P7 ? Part.often(requests(scenario), WARMUP_SIGN_INS)
                        : Part.of(requests(scenario), connectionsEach)).toList())
                .run(server.port, seconds);
        System.out.printf("warm-up  %-8s %d s, %d requests, %d errors%n", server.name, seconds, outcome.answers(),
                outcome.errors());
        if (outcome.errors() > 0) {
            results.fail();
        }
        database.restore(before);
    }

    Measure measure(Server server, Scenario scenario) throws Exception {
        String before = database.now();
        if (scenario.isMix()) {
            mix(server).run(server.port, MIX_WARMUP);
            database.restore(before);
            before = database.now();
        } else {
            load(scenario, requests(scenario).first()).run(server.port, SHORT_WARMUP);
        }
        Measure measure = scenario.isMix() ? measure(server, mix(server), Settings.number("mix.seconds"))
                : measure(server, load(scenario, requests(scenario).rest()), settings.seconds());
        restoreAfter(scenario, before);
        return measure;
    }

    private Load load(Scenario scenario, Requests requests) {
        return new Load(List.of(Part.of(requests, scenario.users(settings.connections()))));
    }

    private Load mix(Server server) {
        double onePercent = Settings.number("rate") / 100.0;
        return new Load(Scenario.simple(server.name).stream().map(part -> Part.often(requests(part), part.share * onePercent)).toList());
    }

    private Measure measure(Server server, Load load, int seconds) throws Exception {
        double serverBefore = Cpu.millis(server.pid());
        double databaseBefore = Cpu.millis(database.pid());
        Load.Outcome outcome = load.run(server.port, seconds);
        double databaseMillis = Cpu.millis(database.pid()) - databaseBefore;
        double serverMillis = Cpu.millis(server.pid()) - serverBefore;
        return new Measure(outcome.answers(), outcome.errors(), outcome.seconds(), outcome.p50(), outcome.p99(), outcome.p999(),
                serverMillis, databaseMillis, Cpu.memory(server.pid()));
    }

    private Requests requests(Scenario scenario) {
        return requests.computeIfAbsent(scenario, any -> any.requests(people));
    }

    private void restoreAfter(Scenario scenario, String since) throws Exception {
        if (scenario.writes()) {
            database.restore(since);
        }
    }
}
