package dev.influencerplatform.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what was measured as Markdown with plots. */
final class Report {

    private final Settings settings;
    private final StringBuilder text = new StringBuilder("# Benchmark\n\n");

    Report(Settings settings, String postgres) throws IOException {
        this.settings = settings;
        text.append("%s, %d processors, PostgreSQL %s, both Java servers on JDK %s. %d connections, %d rounds of %d s each, in turns; medians. "
                .formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS), Runtime.getRuntime().availableProcessors(), postgres,
                        Jdk.chosen().version(), settings.connections(), settings.rounds(), settings.seconds()));
        text.append("Warm-up of each server: %d s of all scenarios at once, half of them with one connection each.\n\n".formatted(settings.warmup()));
        text.append("CPU is milliseconds per 1,000 requests. floor: pgbench with the statements of ours; its own CPU stands under server.\n");
    }

    void add(Results results) throws IOException {
        results.all().forEach((scenario, servers) -> {
            text.append("\n## %s %s\n\n".formatted(scenario, scenario.title));
            text.append("| | requests/s | p50 ms | p99 ms | p99.9 ms | errors | CPU server | CPU database | CPU | MiB | CPU: ours / this |\n");
            text.append("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
            Double ours = servers.containsKey(Bench.OURS) ? Measure.median(servers.get(Bench.OURS), Measure::cpu) : null;
            servers.forEach((name, rounds) -> text.append(row(name, rounds, ours)));
        });
        Map<String, Map<String, List<Measure>>> groups = titled(results, "");
        plot("CPU per 1,000 requests", "cpu.svg", Plot.CPU.of(groups));
        plot("Time to the answer", "latency.svg", Plot.LATENCY.of(groups));
        write();
    }

    void addStarts(Map<String, List<StartUp.Start>> starts) throws IOException {
        text.append("\n## Start-up\n\nMilliseconds from `java -jar` to the first answer with a portfolio; CPU until then.\n\n");
        text.append("| | median | fastest | slowest | CPU |\n|---|--:|--:|--:|--:|\n");
        starts.forEach((kind, all) -> {
            DoubleSummaryStatistics millis = all.stream().mapToDouble(StartUp.Start::millis).summaryStatistics();
            text.append("| %s | **%.0f** | %.0f | %.0f | %.0f |%n".formatted(kind, Measure.median(all, StartUp.Start::millis), millis.getMin(),
                    millis.getMax(), Measure.median(all, StartUp.Start::cpu)));
        });
        write();
    }

    /** @param growth by what it is that grows */
    void addGrowth(Map<String, Results> growth) throws IOException {
        text.append("\n## Growth\n\nCPU per 1,000 requests of ours, with p99 in milliseconds.\n");
        Map<String, Map<String, List<Measure>>> groups = new LinkedHashMap<>();
        growth.forEach((what, results) -> {
            List<String> sizes = List.copyOf(results.all().values().iterator().next().keySet());
            text.append("\n%s:%n%n| | %s | largest / smallest |%n|---|%s--:|%n".formatted(what, String.join(" | ", sizes),
                    "--:|".repeat(sizes.size())));
            results.all().forEach((scenario, measures) -> text.append("| %s %s | %s | **%.2f** |%n".formatted(scenario, scenario.title,
                    measures.values().stream().map(Report::cell).collect(Collectors.joining(" | ")), Growth.ratio(measures))));
            groups.putAll(titled(results, ". " + what));
        });
        plot("CPU per 1,000 requests by size", "growth.svg", Plot.CPU.of(groups));
        write();
    }

    void print() {
        System.out.println("\n" + text);
    }

    /** After each part, as the next one may fail. */
    private void write() throws IOException {
        Files.writeString(settings.folder().resolve("report.md"), text);
    }

    private void plot(String title, String file, String svg) throws IOException {
        text.append("\n![%s](%s)\n".formatted(title, file));
        Files.writeString(settings.folder().resolve(file), svg);
    }

    private static Map<String, Map<String, List<Measure>>> titled(Results results, String more) {
        Map<String, Map<String, List<Measure>>> groups = new LinkedHashMap<>();
        results.all().forEach((scenario, measures) -> groups.put(scenario + " " + scenario.title + more, measures));
        return groups;
    }

    private static String cell(List<Measure> rounds) {
        return "%.0f (p99 %.1f)".formatted(Measure.median(rounds, Measure::cpu), Measure.median(rounds, Measure::p99));
    }

    private static String row(String name, List<Measure> rounds, Double ours) {
        double cpu = Measure.median(rounds, Measure::cpu);
        double errors = rounds.stream().mapToDouble(Measure::errors).sum();
        return "| %s | %.0f | %.2f | %s | %s | %.0f | %.0f | %.0f | **%.0f** | %.0f | %s |%n".formatted(name,
                Measure.median(rounds, Measure::throughput), Measure.median(rounds, Measure::p50),
                known(Measure.median(rounds, Measure::p99)), known(Measure.median(rounds, Measure::p999)), errors,
                Measure.median(rounds, Measure::server), Measure.median(rounds, Measure::database), cpu,
                Measure.median(rounds, Measure::memory), ours == null ? "" : "%.2f".formatted(ours / cpu));
    }

    private static String known(double number) {
        return Double.isNaN(number) ? "" : "%.2f".formatted(number);
    }
}
