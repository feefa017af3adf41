package dev.influencerplatform.social.sandbox.google;

import dev.influencerplatform.social.sandbox.Fault;
import dev.influencerplatform.social.sandbox.SandboxAccount;
import dev.influencerplatform.social.sandbox.SandboxAnswer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Numbers of days from the Analytics API, which are real numbers: a row a day with all that were asked for, or none. */
final class YouTubeReport {

    /** What a day has of each, at most. */
    private static final Map<String, Integer> MOST = Map.ofEntries(Map.entry("views", 9000), Map.entry("engagedViews", 7000),
            Map.entry("estimatedMinutesWatched", 20_000), Map.entry("averageViewDuration", 400),
            Map.entry("averageViewPercentage", 90), Map.entry("subscribersGained", 60), Map.entry("subscribersLost", 20),
            Map.entry("likes", 500), Map.entry("comments", 80), Map.entry("shares", 70));
    private static final String RETIRED = "shares";
    private static final String REVENUE = "estimatedRevenue";
    /** Newer days are not known yet. */
    private static final int DELAY = 2;

    private YouTubeReport() {
    }

    static SandboxAnswer of(RoutingContext call, SandboxAccount account, LocalDate today) {
        List<String> metrics = List.of(call.request().getParam("metrics", "").split(","));
        if (!"channel==MINE".equals(call.request().getParam("ids"))) {
            return GoogleError.of(400, "badRequest", "The request is missing a valid value for the ids parameter.");
        }
        if (metrics.contains(REVENUE)) {
            return GoogleError.of(403, "forbidden", "Forbidden");
        }
        if (!"day".equals(call.request().getParam("dimensions"))) {
            return GoogleError.of(400, "badRequest", "The query is not supported.");
        }
        LocalDate known = account.has(Fault.SMALL) ? LocalDate.MIN : today.minusDays(DELAY);
        List<LocalDate> days = LocalDate.parse(call.request().getParam("startDate"))
                .datesUntil(LocalDate.parse(call.request().getParam("endDate")).plusDays(1))
                .filter(day -> !day.isAfter(known)).toList();
        return unsupported(metrics, account).orElseGet(() -> SandboxAnswer.ok(table(metrics, account, days)));
    }

    private static Optional<SandboxAnswer> unsupported(List<String> metrics, SandboxAccount account) {
        Optional<String> unknown = metrics.stream().filter(metric -> !MOST.containsKey(metric)).findFirst();
        if (unknown.isPresent()) {
            return Optional.of(GoogleError.of(400, "badRequest", "Unknown identifier (" + unknown.get()
                    + ") given in field parameters.metrics."));
        }
        return account.has(Fault.DEADMETRIC) && metrics.contains(RETIRED)
                ? Optional.of(GoogleError.of(400, "badRequest", "The query is not supported."))
                : Optional.empty();
    }

    /** Without any rows when nothing is known. */
    private static JsonObject table(List<String> metrics, SandboxAccount account, List<LocalDate> days) {
        JsonArray columns = new JsonArray().add(column("day", "DIMENSION", "STRING"));
        metrics.forEach(metric -> columns.add(column(metric, "METRIC", "INTEGER")));
        JsonObject table = new JsonObject().put("kind", "youtubeAnalytics#resultTable").put("columnHeaders", columns);
        return days.isEmpty() ? table
                : table.put("rows",
                        new JsonArray(days.stream().map(day -> row(metrics, account, day)).toList()));
    }

    private static JsonObject column(String name, String type, String dataType) {
        return new JsonObject().put("name", name).put("columnType", type).put("dataType", dataType);
    }

    private static JsonArray row(List<String> metrics, SandboxAccount account, LocalDate day) {
        JsonArray row = new JsonArray().add(day.toString());
        metrics.forEach(metric -> row.add(account.pick(metric + day, 1, MOST.get(metric))));
        return row;
    }
}
