package dev.influencerplatform.calendar;

import dev.influencerplatform.common.paging.Span;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.validation.PlanDates;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The days that a client asks for. */
public record DateRange(@Parameter(description = "First date, included", required = true) @QueryParam("from") LocalDate from,
        @Parameter(description = "Last date, included; at most 366 days in all", required = true) @QueryParam("to") LocalDate to) {

    static final int MOST_DAYS = 366;

    /** Refuses what cannot be shown day by day. */
    public DateRange checked() {
        requirePlannable("from", from);
        requirePlannable("to", to);
        Span.require(from, to);
        if (isTooLong(from, to)) {
            throw ProblemException.badParameter("to", "must be at most " + (MOST_DAYS - 1) + " days after from");
        }
        return this;
    }

    Stream<LocalDate> dates() {
        return from.datesUntil(to.plusDays(1));
    }

    static boolean isTooLong(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) >= MOST_DAYS;
    }

    private static void requirePlannable(String name, LocalDate date) {
        if (date == null) {
            throw ProblemException.badParameter(name, "is required");
        }
        if (!PlanDates.holds(date)) {
            throw ProblemException.badParameter(name, PlanDates.MUST_BE);
        }
    }
}
