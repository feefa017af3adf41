package dev.influencerplatform.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What reading costs when there is more: in each account, and in the log of all. */
final class Growth {

    private static final List<Scenario> SCENARIOS = List.of(Scenario.P2, Scenario.P3, Scenario.P4);
    /** So few that the largest accounts can be made in minutes; all of them are asked for. */
    private static final int USERS = 20;
    private static final long LOGS = 100_000;

    private final Settings settings;
    private final Tokens tokens;

    Growth(Settings settings, Tokens tokens) {
        this.settings = settings;
        this.tokens = tokens;
    }

    /** By what it is that grows. */
    Map<String, Results> run() throws Exception {
        Map<String, DataSet> accounts = new LinkedHashMap<>();
        for (String rows : Settings.list("growth.rows")) {
            accounts.put(label(rows), new DataSet(USERS, Integer.parseInt(rows), LOGS));
        }
        Map<String, DataSet> logs = new LinkedHashMap<>();
        for (String rows : Settings.list("growth.logs")) {
            logs.put(label(rows), new DataSet(settings.users(), DataSet.USUAL_ROWS, Long.parseLong(rows)));
        }
        Map<String, Results> results = new LinkedHashMap<>();
        results.put("Shoots, and uploads, of each of %d users".formatted(USERS), measure(accounts));
        results.put("Rows in the log, with %,d users of %d shoots".formatted(settings.users(), DataSet.USUAL_ROWS), measure(logs));
        results.values().removeIf(each -> each.all().isEmpty());
        return results;
    }

    private Results measure(Map<String, DataSet> sizes) throws Exception {
        Results results = new Results();
        for (Map.Entry<String, DataSet> size : sizes.entrySet()) {
            try (Database database = size.getValue().open(settings, tokens)) {
                People people = People.in(database, tokens, size.getValue().users());
                Course course = new Course(settings, database, people, results);
                Servers servers = new Servers(settings, database, tokens);
                servers.train(Bench.OURS, Jdk.chosen(), people);
                try (Server ours = servers.ours()) {
                    course.warmUp(ours, SCENARIOS);
                    for (int round = 1; round <= settings.rounds(); round++) {
                        for (Scenario scenario : SCENARIOS) {
                            results.keep(scenario, size.getKey(), course.measure(ours, scenario));
                        }
                    }
                }
            }
        }
        return results;
    }

    private static String label(String rows) {
        return "%,d".formatted(Long.parseLong(rows));
    }

    /** How many times as much the last costs as the first. */
    static double ratio(Map<String, List<Measure>> sizes) {
        List<List<Measure>> all = new ArrayList<>(sizes.values());
        return Measure.median(all.get(all.size() - 1), Measure::cpu) / Measure.median(all.get(0), Measure::cpu);
    }
}
