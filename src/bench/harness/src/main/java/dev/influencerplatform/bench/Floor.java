package dev.influencerplatform.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The same statements without a server: those that the application sent in one request, taken from the database's log, so they
 * are never out of step. The values that differ from request to request become variables of pgbench.
 */
final class Floor {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern EXECUTED = Pattern.compile("(?:execute [^:]*|statement): (.*)", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = ('(?:[^']|'')*'|NULL)");
    private static final Pattern PLACE = Pattern.compile("(\\w+=)?\\$(\\d+)");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern DONE = Pattern.compile("number of transactions actually processed: (\\d+)");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: (\\d+)");
    private static final Pattern PER_SECOND = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d+)?");
    private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");
    private static final int SETTLE_MILLIS = 500;
    /** Of a client that may ask for each thing once only, so that there is an end to it. */
    private static final int MOST_PER_SECOND = 200;
    /** The days that calendars start at. */
    static final int DAYS = 1030;
    private static final int AHEAD = 300;

    private final Settings settings;
    private final Database database;
    private final People people;
    private final Map<Scenario, Path> scripts = new LinkedHashMap<>();

    Floor(Settings settings, Database database, People people) {
        this.settings = settings;
        this.database = database;
        this.people = people;
    }

    /** Writes the script of a scenario by watching a server that has answered such requests before, but not this one. */
    void watch(Server ours, Scenario scenario) throws Exception {
        Request example = scenario.question.example(people);
        for (int i = 0; i < 3; i++) {
            ours.send(scenario.question.likeExample(people));
        }
        String since = database.now();
        List<String> said = database.statementsOf(() -> {
            int status = ours.send(example).statusCode();
            if (status >= 300) {
                throw new IllegalStateException("%s was answered %d".formatted(example, status));
            }
        });
        Map<String, String> variables = new LinkedHashMap<>(scenario.question.floor(people));
        variables.putIfAbsent(database.ask("SELECT bench.user_id(1)"), "bench.user_id(:user)");
        List<String> statements = statements(said, variables, since);
        if (statements.isEmpty()) {
            throw new IllegalStateException("The application asked the database for nothing in " + scenario);
        }
        Path script = Files.createDirectories(settings.folder().resolve("floor")).resolve(scenario + ".sql");
        Files.writeString(script, header(scenario) + String.join(";\n", statements) + ";\n");
        scripts.put(scenario, script);
    }

    /** What each request chooses. */
    private String header(Scenario scenario) throws SQLException {
        if (scenario.isOnce()) {
            database.run("DROP TABLE IF EXISTS bench.links");
            database.run("CREATE TABLE bench.links AS SELECT row_number() OVER (ORDER BY hashtext(id::text)) AS n, review_token AS token, "
                    + "id AS of_shoot, user_id AS of_owner FROM shoots WHERE review_token IS NOT NULL AND review_submitted_at IS NULL");
            database.run("ALTER TABLE bench.links ADD PRIMARY KEY (n)");
            database.run("VACUUM ANALYZE bench.links");
            return "\\set n :n + 1\n\\set link :client_id + :clients * :n + 1\n"
                    + "SELECT token, of_shoot, of_owner FROM bench.links WHERE n = :link \\gset\n";
        }
        return "\\set user random(1, %d)\n\\set shoot random(1, %d)\n\\set day random(0, %d)\n\\set ahead random(0, %d)\n"
                .formatted(settings.users(), people.shoots(), DAYS - 1, AHEAD - 1);
    }

    /**
     * Those of the transactions that name the user of the request: jobs of the application, which run at the same time, do not.
     * Nor does the driver's own look at a type, which it takes once in a connection's life.
     */
    private static List<String> statements(List<String> said, Map<String, String> variables, String since) throws IOException {
        Map<String, List<String>> transactions = new LinkedHashMap<>();
        Set<String> ofRequest = new HashSet<>();
        for (String line : said) {
            JsonNode entry = JSON.readTree(line);
            Matcher executed = EXECUTED.matcher(entry.path("message").asText());
            if (entry.path("application_name").asText().equals("influencer-platform") && executed.matches()
                    && !executed.group(1).contains("pg_catalog.pg_type")) {
                String transaction = entry.path("session_id").asText() + " " + entry.path("vxid").asText();
                String detail = entry.path("detail").asText();
                transactions.computeIfAbsent(transaction, any -> new ArrayList<>())
                        .add(withValues(executed.group(1), detail, variables, since));
                if (variables.keySet().stream().anyMatch(value -> detail.contains("'" + value + "'"))) {
                    ofRequest.add(transaction);
                }
            }
        }
        transactions.keySet().retainAll(ofRequest);
        List<String> statements = new ArrayList<>(transactions.values().stream().flatMap(List::stream).toList());
        boolean writes = statements.stream().anyMatch(sql -> sql.matches("(?i)(insert|update|delete)\\b.*"));
        statements.removeIf(sql -> !writes && sql.matches("(?i)(BEGIN|COMMIT|ROLLBACK)\\b.*"));
        return statements;
    }

    private static String withValues(String sql, String detail, Map<String, String> variables, String since) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher parameter = PARAMETER.matcher(detail);
        while (parameter.find()) {
            values.put(parameter.group(1), parameter.group(2));
        }
        // on one line, and a colon that is not a variable's
        return PLACE.matcher(sql.replaceAll("\\s+", " ").strip()).replaceAll(place -> {
            String column = place.group(1) == null ? "" : place.group(1);
            String value = values.getOrDefault(place.group(2), "NULL");
            String bare = value.replaceAll("^'|'$", "");
            String constant = isUpdate(sql) && !column.isEmpty() ? column.replace("=", "") : value;
            return Matcher.quoteReplacement(column + Optional.ofNullable(variables.get(bare)).or(() -> madeAnew(sql, bare, since)).orElse(constant));
        });
    }

    /** One of all columns writes what the row has already, or the example's values would get into the rows of others. */
    private static boolean isUpdate(String sql) {
        return sql.regionMatches(true, 0, "update", 0, 6);
    }

    /** What the application makes each time: ids, and the time, by which restoring finds what was written. */
    private static Optional<String> madeAnew(String sql, String value, String since) {
        boolean inserts = sql.regionMatches(true, 0, "insert", 0, 6);
        if (inserts && ID.matcher(value).matches()) {
            return Optional.of("uuidv7()");
        }
        boolean now = MOMENT.matcher(value).matches() && value.regionMatches(0, since, 0, 10) && value.compareTo(since) >= 0;
        return (inserts || isUpdate(sql)) && now ? Optional.of("(now() AT TIME ZONE 'UTC')") : Optional.empty();
    }

    /** What came of it; percentiles are not told by pgbench, only the average. */
    Measure run(Scenario scenario) throws Exception {
        double before = Cpu.millis(database.pid());
        Process process = new ProcessBuilder(command(scenario)).redirectErrorStream(true).start();
        double own = 0;
        while (process.isAlive()) {
            own = Math.max(own, Cpu.millis(process.pid()));
            Thread.sleep(20);
        }
        String output = new String(process.getInputStream().readAllBytes());
        // the time of its connections is counted once PostgreSQL has seen their end
        Thread.sleep(SETTLE_MILLIS);
        double databaseMillis = Cpu.millis(database.pid()) - before;
        long done = (long) number(DONE, output);
        if (process.exitValue() != 0 || done == 0) {
            throw new IOException("pgbench failed on " + scripts.get(scenario) + ":\n" + output);
        }
        return new Measure(done, (long) number(FAILED, output), done / number(PER_SECOND, output), number(LATENCY, output), Double.NaN,
                Double.NaN, own, databaseMillis, 0);
    }

    private List<String> command(Scenario scenario) {
        int clients = Settings.number("pool");
        List<String> length = scenario.isOnce()
                ? List.of("-t", String.valueOf(Math.min(people.links().size() / clients, MOST_PER_SECOND * settings.seconds())))
                : List.of("-T", String.valueOf(settings.seconds()));
        List<String> command = new ArrayList<>(List.of("pgbench", "-n", "-M", "prepared", "-c", String.valueOf(clients), "-j", "1", "-D",
                "n=-1", "-D", "clients=" + clients, "-h", "localhost", "-p", String.valueOf(database.port()), "-U", "postgres", "-f",
                scripts.get(scenario).toString()));
        command.addAll(length);
        command.add("postgres");
        return command;
    }

    private static double number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
    }
}
