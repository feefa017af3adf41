package dev.influencerplatform.bench;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Bars of two parts as SVG; each scenario has a scale of its own, as a sign-in costs hundreds of times what others do. */
final class Plot {

    static final Plot CPU = new Plot("CPU milliseconds per 1,000 requests", new Part("server (or pgbench)", Measure::server),
            new Part("PostgreSQL", Measure::database));
    /** Of the floor, only the average is known. */
    static final Plot LATENCY = new Plot("Milliseconds to the answer", new Part("half of them (p50)", Measure::p50),
            new Part("99 % (p99)", measure -> Double.isNaN(measure.p99()) ? 0 : measure.p99() - measure.p50()));

    private static final int WIDTH = 900;
    private static final int LEFT = 130;
    private static final int BAR = 18;
    private static final int GAP = 26;
    private static final int TOP = 50;
    private static final int ROOM_FOR_NUMBERS = 70;
    private static final String DARK = "#2a78b5";
    private static final String LIGHT = "#e49b3c";

    private final String title;
    private final Part first;
    private final Part second;

    private Plot(String title, Part first, Part second) {
        this.title = title;
        this.first = first;
        this.second = second;
    }

    private record Part(String name, ToDoubleFunction<Measure> figure) {

        double of(List<Measure> rounds) {
            return Measure.median(rounds, figure);
        }
    }

    /** @param groups measures by the name of the bar, by the title of the group */
    String of(Map<String, Map<String, List<Measure>>> groups) {
        StringBuilder bars = new StringBuilder();
        int y = TOP;
        for (Map.Entry<String, Map<String, List<Measure>>> group : groups.entrySet()) {
            bars.append(text(8, y + 13, "start", "bold", group.getKey()));
            y += BAR + 4;
            double most = group.getValue().values().stream().mapToDouble(rounds -> first.of(rounds) + second.of(rounds)).max().orElse(1);
            double scale = (WIDTH - LEFT - ROOM_FOR_NUMBERS) / most;
            for (Map.Entry<String, List<Measure>> bar : group.getValue().entrySet()) {
                bars.append(bar(y, bar.getKey(), bar.getValue(), scale));
                y += BAR + 3;
            }
            y += GAP;
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
                <rect width="100%%" height="100%%" fill="white"/>
                %s%s%s%s%s%s</svg>
                """.formatted(WIDTH, y, text(8, 20, "start", "bold", title), rectangle(LEFT + 250, 8, 14, DARK),
                text(LEFT + 270, 20, "start", "normal", first.name), rectangle(LEFT + 420, 8, 14, LIGHT),
                text(LEFT + 440, 20, "start", "normal", second.name), bars);
    }

    private String bar(double y, String name, List<Measure> rounds, double scale) {
        double dark = first.of(rounds);
        double light = second.of(rounds);
        String number = dark + light < 100 ? "%.1f" : "%.0f";
        return text(LEFT - 8, y + 13, "end", "normal", name) + rectangle(LEFT, y, dark * scale, DARK)
                + rectangle(LEFT + dark * scale, y, light * scale, LIGHT)
                + text(LEFT + (dark + light) * scale + 6, y + 13, "start", "normal", number.formatted(dark + light));
    }

    private static String rectangle(double x, double y, double width, String colour) {
        return "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n".formatted(x, y, width, BAR - 4, colour);
    }

    private static String text(double x, double y, String anchor, String weight, String words) {
        return "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-weight=\"%s\">%s</text>%n".formatted(x, y, anchor, weight,
                words.replace("&", "&amp;").replace("<", "&lt;"));
    }
}
