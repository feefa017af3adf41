package dev.influencerplatform.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Writes what was measured as Markdown with plots. */
final class Report {

    private Report() {
    }

    static void write(Settings settings, Results results, String postgres) throws IOException {
        StringBuilder text = new StringBuilder("# Benchmark\n\n");
        text.append("%s, %d processors, PostgreSQL %s, both Java servers on %s. %d connections, %d rounds of %d s each, in turns; medians. "
                .formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS), Runtime.getRuntime().availableProcessors(), postgres,
                        Settings.java(), settings.connections(), settings.rounds(), settings.seconds()));
        text.append("Warm-up of each server: %d s of all scenarios at once.\n\n".formatted(settings.warmup()));
        text.append("CPU is milliseconds per 1,000 requests. floor: pgbench with the statements of ours; its own CPU stands under server.\n");
        results.all().forEach((scenario, servers) -> {
            text.append("\n## %s %s\n\n".formatted(scenario, scenario.title));
            text.append("| | requests/s | p50 ms | p99 ms | p99.9 ms | errors | CPU server | CPU database | CPU | MiB | CPU: ours / this |\n");
            text.append("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
            Double ours = servers.containsKey(Bench.OURS) ? Measure.median(servers.get(Bench.OURS), Measure::cpu) : null;
            servers.forEach((name, rounds) -> text.append(row(name, rounds, ours)));
        });
        text.append("\n![CPU per 1,000 requests](cpu.svg)\n");
        Files.writeString(settings.folder().resolve("report.md"), text);
        Files.writeString(settings.folder().resolve("cpu.svg"), Plot.cpu(results.all()));
        System.out.println("\n" + text);
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
