package dev.influencerplatform.metric;

import dev.influencerplatform.common.paging.Span;
import dev.influencerplatform.common.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which days of history a client asks for. */
public record MetricRange(
        @Parameter(description = "First day, included; 29 days before to when left out") @QueryParam("from") LocalDate from,
        @Parameter(description = "Last day, included; today when left out; at most 366 days in all") @QueryParam("to") LocalDate to) {

    private static final int MOST_DAYS = 366;
    private static final int USUAL_DAYS = 30;

    MetricRange checked(LocalDate today) {
        LocalDate last = to == null ? today : to;
        LocalDate first = from == null ? last.minusDays(USUAL_DAYS - 1L) : from;
        Span.require(first, last);
        if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw ProblemException.badParameter("from", "must be at most " + (MOST_DAYS - 1) + " days before to");
        }
        return new MetricRange(first, last);
    }
}
