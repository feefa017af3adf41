package dev.influencerplatform.bench;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs everything and writes the report. See README.md in src/bench. */
public final class Bench {

    private static final String FLOOR = "floor";
    private static final int SHORT_WARMUP = 2;

    private final Settings settings;
    private final Database database;
    private final Map<Scenario, Map<String, List<Measure>>> results = new LinkedHashMap<>();
    private boolean failed;

    private Bench(Settings settings, Database database) {
        this.settings = settings;
        this.database = database;
    }

    public static void main(String... arguments) throws Exception {
        Settings settings = Settings.read();
        Files.createDirectories(settings.folder());
        try (Database database = Database.start(settings.folder().resolve("postgres-%d-%d".formatted(settings.users(), settings.logs())))) {
            Bench bench = new Bench(settings, database);
            bench.run();
            if (bench.failed) {
                throw new IllegalStateException("Some requests failed: see " + settings.folder().resolve("report.md"));
            }
        }
        System.exit(0);
    }

    private void run() throws Exception {
        Tokens tokens = Tokens.in(settings.folder().resolve("keys"));
        Servers starter = new Servers(settings, database, tokens);
        if (!database.isFilled()) {
            fill(starter);
        }
        database.renewSessions();
        People people = People.in(database, tokens, settings.users());
        List<Server> servers = new ArrayList<>();
        try {
            for (String name : settings.servers()) {
                if (!name.equals(FLOOR)) {
                    servers.add(starter.start(name));
                }
            }
            measure(servers, people);
        } finally {
            servers.forEach(Server::close);
        }
        Report.write(settings, results, database.ask("SHOW server_version"));
    }

    /** The schema is the application's own, and the password's hash as well. */
    private void fill(Servers starter) throws Exception {
        System.out.printf("Making the data set: %d users, %d logs%n", settings.users(), settings.logs());
        String hash;
        try (Server ours = starter.ours()) {
            HttpResponse<String> answer = ours.send(new Request("/api/v1/auth/register", null,
                    "{\"email\":\"first@example.com\",\"password\":\"golden hour at the pier\",\"displayName\":\"First\"}"));
            if (answer.statusCode() != 201) {
                throw new IllegalStateException("No account: " + answer.body());
            }
            hash = database.ask("SELECT password FROM users");
        }
        database.run("DELETE FROM users");
        database.run("DROP SCHEMA IF EXISTS bench CASCADE");
        database.fill(Path.of("src", "bench", "data", "dataset.sql"), Map.of("users", String.valueOf(settings.users()), "shoots", "300",
                "uploads", "300", "days", "100", "logs", String.valueOf(settings.logs()), "password", hash, "seal",
                Database.idOfVaultKey(Servers.VAULT_KEY)));
    }

    private void measure(List<Server> servers, People people) throws Exception {
        boolean withFloor = settings.servers().contains(FLOOR);
        Floor floor = new Floor(settings, database, people);
        Server ours = servers.stream().filter(server -> server.name.equals("ours")).findFirst().orElse(null);
        if (withFloor && ours == null) {
            throw new IllegalArgumentException("The floor takes its statements from ours: name both in bench.servers");
        }
        for (Scenario scenario : settings.scenarios()) {
            if (withFloor) {
                String before = database.now();
                floor.watch(ours, scenario);
                restoreAfter(scenario, before);
            }
            if (servers.size() > 1) {
                new Answers(database).compare(servers, scenario, people);
            }
        }
        for (Server server : servers) {
            warmUp(server, people);
        }
        for (int round = 1; round <= settings.rounds(); round++) {
            for (Scenario scenario : settings.scenarios()) {
                Load load = new Load(List.of(new Part(scenario.requests(people), settings.connections())));
                for (Server server : servers) {
                    String before = database.now();
                    load.run(server.port, SHORT_WARMUP);
                    keep(scenario, server.name, round, measure(load, server));
                    restoreAfter(scenario, before);
                }
                if (withFloor) {
                    String before = database.now();
                    keep(scenario, FLOOR, round, floor.run(scenario));
                    restoreAfter(scenario, before);
                }
            }
        }
    }

    /** With everything at once: a JVM on two processors is still compiling after a minute of load. */
    private void warmUp(Server server, People people) throws Exception {
        String before = database.now();
        List<Part> parts = new ArrayList<>();
        int scenarios = settings.scenarios().size();
        for (int i = 0; i < scenarios; i++) {
            int users = Math.max(1, (settings.connections() * (i + 1)) / scenarios - (settings.connections() * i) / scenarios);
            parts.add(new Part(settings.scenarios().get(i).requests(people), users));
        }
        Load.Outcome outcome = new Load(parts).run(server.port, settings.warmup());
        System.out.printf("warm-up  %-8s %d s, %d requests, %d errors%n", server.name, settings.warmup(), outcome.answers(),
                outcome.errors());
        failed |= outcome.errors() > 0;
        for (Scenario scenario : settings.scenarios()) {
            restoreAfter(scenario, before);
        }
    }

    private void restoreAfter(Scenario scenario, String since) throws Exception {
        if (scenario.writes()) {
            database.restore(since);
        }
    }

    private Measure measure(Load load, Server server) throws Exception {
        double serverBefore = Cpu.millis(server.pid());
        double databaseBefore = Cpu.millis(database.pid());
        Load.Outcome outcome = load.run(server.port, settings.seconds());
        double databaseMillis = Cpu.millis(database.pid()) - databaseBefore;
        double serverMillis = Cpu.millis(server.pid()) - serverBefore;
        return new Measure(outcome.answers(), outcome.errors(), outcome.seconds(), outcome.p50(), outcome.p99(), outcome.p999(),
                serverMillis, databaseMillis, Cpu.memory(server.pid()));
    }

    private void keep(Scenario scenario, String name, int round, Measure measure) {
        results.computeIfAbsent(scenario, any -> new LinkedHashMap<>()).computeIfAbsent(name, any -> new ArrayList<>()).add(measure);
        failed |= measure.errors() > 0;
        System.out.printf("round %d  %s  %-8s %7.0f/s  p50 %6.2f  p99 %7.2f ms  CPU/1000: server %6.0f + database %6.0f = %6.0f ms  %4.0f MiB%s%n",
                round, scenario, name, measure.throughput(), measure.p50(), measure.p99(), measure.server(), measure.database(),
                measure.cpu(), measure.memory(), measure.errors() > 0 ? "  ERRORS: " + (long) measure.errors() : "");
    }
}
