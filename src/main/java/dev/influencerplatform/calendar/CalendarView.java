package dev.influencerplatform.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.influencerplatform.calendar.CalendarRows.Row;
import dev.influencerplatform.common.http.View;
import dev.influencerplatform.schedule.EntryKind;
import dev.influencerplatform.schedule.Slot;
import dev.influencerplatform.schedule.TimeResolution;
import dev.influencerplatform.upload.UploadPlatform;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The days of a range with all that is planned on them. */
public record CalendarView(@NotNull LocalDate from, @NotNull LocalDate to,
        @Schema(description = "Every day of the range, in order") @NotNull List<Day> days) implements View {

    /** One day. */
    @Schema(name = "CalendarViewDay")
    public record Day(@NotNull LocalDate date,
            @Schema(description = "false when the day is blocked") @NotNull boolean available,
            @Schema(description = "What its owner has said of the day; null when nothing") Boolean availabilityStatus,
            @Schema(description = "Why, as its owner said") String reason,
            @Schema(description = "What has no time first, the rest as it starts") @NotNull List<Entry> entries) {
    }

    /** A shoot or an upload in short. */
    @Schema(name = "CalendarViewEntry")
    public record Entry(@NotNull EntryKind kind, @NotNull UUID id, LocalTime time, @NotNull String timeZone,
            @Schema(description = "date and time in timeZone") Instant startsAt,
            @Schema(description = TimeResolution.DESCRIPTION) TimeResolution timeResolution,
            Integer durationMinutes,
            @Schema(examples = "Acme Coffee · Winter blend") @NotNull String title,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Of an upload") UploadPlatform platform,
            @NotNull boolean completed) {

        private static final Comparator<Entry> ORDER = Comparator
                .comparing(Entry::startsAt, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Entry::kind).thenComparing(Entry::id);

        static Entry of(Row row) {
            Slot slot = row.slot();
            boolean upload = row.is(EntryKind.UPLOAD);
            return new Entry(upload ? EntryKind.UPLOAD : EntryKind.SHOOT, row.id(), row.time(), row.timeZone(), slot.startsAt(),
                    slot.timeResolution(),
                    row.durationMinutes(), row.title(), upload ? UploadPlatform.of(row.platform()).orElse(null) : null,
                    row.completed());
        }
    }

    static CalendarView of(DateRange range, List<Row> rows) {
        Map<LocalDate, List<Row>> byDate = rows.stream().collect(Collectors.groupingBy(Row::date));
        return new CalendarView(range.from(), range.to(), range.dates()
                .map(date -> day(date, byDate.getOrDefault(date, List.of()))).toList());
    }

    private static Day day(LocalDate date, List<Row> rows) {
        List<Entry> entries = rows.stream().filter(row -> !row.isDay()).map(Entry::of).sorted(Entry.ORDER).toList();
        return rows.stream().filter(Row::isDay).findFirst()
                .map(mark -> new Day(date, mark.available(), mark.available(), mark.reason(), entries))
                .orElse(new Day(date, true, null, null, entries));
    }
}
