package dev.influencerplatform.bench;

import java.util.List;
import java.util.Map;

/** Bars as SVG. */
final class Plot {

    private static final int WIDTH = 900;
    private static final int LEFT = 130;
    private static final int BAR = 18;
    private static final int GAP = 26;
    private static final int TOP = 50;
    private static final int ROOM_FOR_NUMBERS = 70;

    private Plot() {
    }

    /** Server and database of each server in each scenario. */
    static String cpu(Map<Scenario, Map<String, List<Measure>>> results) {
        double most = results.values().stream().flatMap(servers -> servers.values().stream())
                .mapToDouble(rounds -> Measure.median(rounds, Measure::server) + Measure.median(rounds, Measure::database)).max().orElse(1);
        double scale = (WIDTH - LEFT - ROOM_FOR_NUMBERS) / most;
        StringBuilder bars = new StringBuilder();
        int y = TOP;
        for (Map.Entry<Scenario, Map<String, List<Measure>>> scenario : results.entrySet()) {
            bars.append(text(8, y + 13, "start", "bold", scenario.getKey() + " " + scenario.getKey().title));
            y += BAR + 4;
            for (Map.Entry<String, List<Measure>> server : scenario.getValue().entrySet()) {
                double own = Measure.median(server.getValue(), Measure::server);
                double database = Measure.median(server.getValue(), Measure::database);
                bars.append(text(LEFT - 8, y + 13, "end", "normal", server.getKey()));
                bars.append(bar(LEFT, y, own * scale, "#2a78b5"));
                bars.append(bar(LEFT + own * scale, y, database * scale, "#e49b3c"));
                bars.append(text(LEFT + (own + database) * scale + 6, y + 13, "start", "normal", "%.0f".formatted(own + database)));
                y += BAR + 3;
            }
            y += GAP;
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
                <rect width="100%%" height="100%%" fill="white"/>
                %s%s%s%s%s%s</svg>
                """.formatted(WIDTH, y, text(8, 20, "start", "bold", "CPU milliseconds per 1,000 requests"),
                bar(LEFT + 250, 8, 14, "#2a78b5"), text(LEFT + 270, 20, "start", "normal", "server (or pgbench)"),
                bar(LEFT + 420, 8, 14, "#e49b3c"), text(LEFT + 440, 20, "start", "normal", "PostgreSQL"), bars);
    }

    private static String bar(double x, double y, double width, String colour) {
        return "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n".formatted(x, y, width, BAR - 4, colour);
    }

    private static String text(double x, double y, String anchor, String weight, String words) {
        return "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-weight=\"%s\">%s</text>%n".formatted(x, y, anchor, weight,
                words.replace("&", "&amp;").replace("<", "&lt;"));
    }
}
