package dev.influencerplatform.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");
    private static final Pattern ID = Pattern.compile("'[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'");
    private static final Pattern DONE = Pattern.compile("number of transactions actually processed: (\\d+)");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: (\\d+)");
    private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");
    private static final int SETTLE_MILLIS = 500;
    private static final int DAYS = 1030;
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
        Request example = scenario.example(people);
        for (int i = 0; i < 3; i++) {
            ours.send(scenario.likeExample(people));
        }
        List<String> said = database.statementsOf(() -> {
            int status = ours.send(example).statusCode();
            if (status >= 300) {
                throw new IllegalStateException("%s was answered %d".formatted(example, status));
            }
        });
        Map<String, String> variables = new LinkedHashMap<>(scenario.floor(people));
        variables.put(database.ask("SELECT bench.user_id(1)"), "bench.user_id(:user)");
        List<String> statements = statements(said, variables);
        if (statements.isEmpty()) {
            throw new IllegalStateException("The application asked the database for nothing in " + scenario);
        }
        Path script = Files.createDirectories(settings.folder().resolve("floor")).resolve(scenario + ".sql");
        Files.writeString(script, "\\set user random(1, %d)\n\\set shoot random(1, %d)\n\\set day random(0, %d)\n\\set ahead random(0, %d)\n%s\n"
                .formatted(settings.users(), people.shoots(), DAYS - 1, AHEAD - 1, String.join(";\n", statements) + ";"));
        scripts.put(scenario, script);
    }

    /**
     * Those of the transactions that name the user of the request: jobs of the application, which run at the same time, do not.
     * Nor does the driver's own look at a type, which it takes once in a connection's life.
     */
    private static List<String> statements(List<String> said, Map<String, String> variables) throws IOException {
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
                        .add(withValues(executed.group(1), detail, variables));
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

    private static String withValues(String sql, String detail, Map<String, String> variables) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher parameter = PARAMETER.matcher(detail);
        while (parameter.find()) {
            values.put(parameter.group(1), parameter.group(2));
        }
        boolean inserts = sql.regionMatches(true, 0, "insert", 0, 6);
        // on one line, and a colon that is not a variable's
        return PLACE.matcher(sql.replaceAll("\\s+", " ").strip()).replaceAll(place -> {
            String value = values.getOrDefault(place.group(1), "NULL");
            String bare = value.replaceAll("^'|'$", "");
            if (variables.containsKey(bare)) {
                return Matcher.quoteReplacement(variables.get(bare));
            }
            // what the application makes anew each time
            return Matcher.quoteReplacement(inserts && ID.matcher(value).matches() ? "uuidv7()" : value);
        });
    }

    /** What came of it; percentiles are not told by pgbench, only the average. */
    Measure run(Scenario scenario) throws Exception {
        List<String> command = List.of("pgbench", "-n", "-M", "prepared", "-c", Settings.text("pool"), "-j", "1", "-T",
                String.valueOf(settings.seconds()), "-h", "localhost", "-p", String.valueOf(database.port()), "-U", "postgres", "-f",
                scripts.get(scenario).toString(), "postgres");
        double before = Cpu.millis(database.pid());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
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
        double latency = number(LATENCY, output);
        return new Measure(done, (long) number(FAILED, output), settings.seconds(), latency, Double.NaN, Double.NaN, own, databaseMillis, 0);
    }

    private static double number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
    }
}
