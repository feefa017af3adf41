package dev.influencerplatform.bench;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs everything and writes the report. See README.md in src/bench. */
public final class Bench {

    static final String OURS = "ours";
    static final String FLOOR = "floor";

    private final Settings settings;
    private final Tokens tokens;
    private final Results results = new Results();

    private Bench(Settings settings) throws Exception {
        this.settings = settings;
        this.tokens = Tokens.in(settings.folder().resolve("keys"));
    }

    public static void main(String... arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Settings settings = Settings.read();
        Files.createDirectories(settings.folder());
        if (new Bench(settings).failed()) {
            throw new IllegalStateException("Some requests failed: see " + settings.folder().resolve("report.md"));
        }
        System.exit(0);
    }

    /** Whether any request had no good answer. */
    private boolean failed() throws Exception {
        Report report;
        try (Database database = new DataSet(settings.users(), DataSet.USUAL_ROWS, settings.logs()).open(settings, tokens)) {
            report = new Report(settings, database.ask("SHOW server_version"));
            List<List<String>> rows = database.fingerprint();
            People people = People.in(database, tokens, settings.users());
            compare(database, people);
            if (!results.all().isEmpty()) {
                report.add(results);
            }
            if (Settings.flag("startup")) {
                report.addStarts(new StartUp(settings, database, tokens, people).run());
            }
            if (!rows.equals(database.fingerprint())) {
                throw new IllegalStateException("The rows are not what they were:\n%s\n%s".formatted(rows, database.fingerprint()));
            }
        }
        boolean failed = results.failed();
        if (Settings.flag("growth")) {
            Map<String, Results> growth = new Growth(settings, tokens).run();
            report.addGrowth(growth);
            failed |= growth.values().stream().anyMatch(Results::failed);
        }
        report.print();
        return failed;
    }

    private void compare(Database database, People people) throws Exception {
        Servers starter = new Servers(settings, database, tokens);
        List<Server> servers = new ArrayList<>();
        try {
            for (String name : settings.servers()) {
                if (!name.equals(FLOOR)) {
                    starter.train(name, Jdk.chosen(), people);
                    servers.add(starter.start(name));
                }
            }
            new Course(settings, database, people, results).run(servers);
        } finally {
            servers.forEach(Server::close);
        }
    }
}
