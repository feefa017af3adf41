package dev.influencerplatform.bench;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Runs everything and writes the report. See README.md in src/bench. */
public final class Bench {

    static final String OURS = "ours";
    static final String FLOOR = "floor";

    private Bench() {
    }

    public static void main(String... arguments) throws Exception {
        Settings settings = Settings.read();
        Files.createDirectories(settings.folder());
        Tokens tokens = Tokens.in(settings.folder().resolve("keys"));
        Results results = new Results();
        DataSet dataSet = new DataSet(settings.users(), DataSet.USUAL_ROWS, settings.logs());
        try (Database database = dataSet.open(settings, tokens)) {
            List<List<String>> rows = database.fingerprint();
            compare(settings, database, tokens, results);
            if (!rows.equals(database.fingerprint())) {
                throw new IllegalStateException("The rows are not what they were:\n%s\n%s".formatted(rows, database.fingerprint()));
            }
            Report.write(settings, results, database.ask("SHOW server_version"));
        }
        if (results.failed()) {
            throw new IllegalStateException("Some requests failed: see " + settings.folder().resolve("report.md"));
        }
        System.exit(0);
    }

    private static void compare(Settings settings, Database database, Tokens tokens, Results results) throws Exception {
        People people = People.in(database, tokens, settings.users());
        Servers starter = new Servers(settings, database, tokens);
        List<Server> servers = new ArrayList<>();
        try {
            for (String name : settings.servers()) {
                if (!name.equals(FLOOR)) {
                    servers.add(starter.start(name));
                }
            }
            new Course(settings, database, people, results).run(servers);
        } finally {
            servers.forEach(Server::close);
        }
    }
}
