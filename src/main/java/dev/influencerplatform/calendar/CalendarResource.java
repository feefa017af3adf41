package dev.influencerplatform.calendar;

import dev.influencerplatform.common.http.Caller;
import dev.influencerplatform.common.paging.Page;
import dev.influencerplatform.common.paging.PageRequest;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.validation.PlanDates;
import dev.influencerplatform.log.Logged;
import dev.influencerplatform.schedule.OnConflict;
import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The caller's calendar. */
@Path("/api/v1/calendar")
@Authenticated
public class CalendarResource {

    private final CalendarRows rows;
    private final Availability availability;
    private final Caller caller;

    CalendarResource(CalendarRows rows, Availability availability, Caller caller) {
        this.rows = rows;
        this.availability = availability;
        this.caller = caller;
    }

    /** Every day of the range, with its shoots and uploads. */
    @GET
    public CalendarView get(@BeanParam DateRange asked) {
        DateRange range = asked.checked();
        return CalendarView.of(range, rows.between(caller.id(), range.from(), range.to()));
    }

    /** The days of which something was said, in order. */
    @GET
    @Path("/days")
    public Page<CalendarDayView> listDays(@Parameter(description = "First date, included") @QueryParam("from") LocalDate from,
            @Parameter(description = "Last date, included") @QueryParam("to") LocalDate to, @BeanParam PageRequest page) {
        return CalendarDay.list(new CalendarDay.Filter(caller.id(), from, to), page).map(CalendarDayView::of);
    }

    /** What was said of a day; 404 when nothing was. */
    @GET
    @Path("/{date}")
    public CalendarDayView getDay(@PathParam("date") LocalDate date) {
        return CalendarDay.findOn(plannable(date), caller.id()).map(CalendarDayView::of)
                .orElseThrow(ProblemException::notFound);
    }

    /** Blocks a day, or says that it is available. */
    @PUT
    @Path("/{date}")
    @Transactional
    @Logged(value = "set_availability", fields = { "availabilityStatus", "reason" })
    public CalendarDayView setDay(@PathParam("date") LocalDate date, @NotNull @Valid AvailabilityRequests.OfDay wish,
            @DefaultValue("warn") @QueryParam("onConflict") OnConflict onConflict) {
        return availability.set(plannable(date), wish, caller.id(), onConflict);
    }

    /** Takes back what was said of a day, if anything was. */
    @DELETE
    @Path("/{date}")
    @Transactional
    @ResponseStatus(204)
    @Logged("clear_availability")
    public void clearDay(@PathParam("date") LocalDate date) {
        availability.clear(plannable(date), caller.id());
    }

    /** Says the same of every day of a range. */
    @PUT
    @Path("/ranges")
    @Transactional
    @Logged(value = "set_availability", fields = { "from", "to", "availabilityStatus", "reason" })
    public CalendarRangeView setRange(@NotNull @Valid AvailabilityRequests.OfRange wish,
            @DefaultValue("warn") @QueryParam("onConflict") OnConflict onConflict) {
        return availability.set(wish, caller.id(), onConflict);
    }

    /** Takes back what was said of the days of a range, if anything was. */
    @DELETE
    @Path("/ranges")
    @Transactional
    @ResponseStatus(204)
    @Logged(value = "clear_availability", fields = { "from", "to" })
    public void clearRange(@BeanParam DateRange asked) {
        availability.clear(asked.checked(), caller.id());
    }

    private static LocalDate plannable(LocalDate date) {
        if (!PlanDates.holds(date)) {
            throw ProblemException.badPath("date", PlanDates.MUST_BE);
        }
        return date;
    }
}
