package dev.influencerplatform.calendar.feed;

import dev.influencerplatform.calendar.feed.FeedRows.Row;
import dev.influencerplatform.calendar.feed.FeedRows.Window;
import dev.influencerplatform.schedule.Slot;
import dev.influencerplatform.schedule.TimeResolution;
import dev.influencerplatform.schedule.Titles;
import dev.influencerplatform.upload.UploadPlatform;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.TzId;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * A feed as an iCalendar document (RFC 5545). Equal rows make equal bytes: DTSTAMP is when a row last changed, as section
 * 3.8.7.2 has it for documents without a METHOD.
 */
final class FeedDocument {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

    private final CalendarFeed feed;
    private final String ownersZone;
    private final Duration assumedShootDuration;

    FeedDocument(CalendarFeed feed, String ownersZone, Duration assumedShootDuration) {
        this.feed = feed;
        this.ownersZone = ownersZone;
        this.assumedShootDuration = assumedShootDuration;
    }

    String of(List<Row> rows, Window window) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Influencer Platform//Calendar//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        // RFC 7986, and the name that programs know from before it
        calendar.add(new Name(text(feed.name)));
        calendar.add(new XProperty("X-WR-CALNAME", text(feed.name)));
        calendar.add(new RefreshInterval(new ParameterList(List.of(Value.DURATION)), "PT1H"));
        zonesOf(rows).forEach(zone -> calendar.add(ZoneDefinition.of(zone,
                window.from().minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                window.to().plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant())));
        rows.forEach(row -> calendar.add(event(row)));
        return FoldedLines.of(calendar.toString());
    }

    /** The owner's is always among them, as a calendar without any component is not allowed (section 3.6). */
    private Stream<String> zonesOf(List<Row> rows) {
        return Stream.concat(Stream.of(ownersZone), rows.stream().filter(row -> row.time() != null).map(Row::timeZone))
                .distinct().sorted();
    }

    private VEvent event(Row row) {
        VEvent event = new VEvent(false);
        event.add(new Uid(row.id().toString()));
        event.add(new DtStamp(row.updatedAt()));
        event.add(new LastModified(row.updatedAt()));
        event.add(new Sequence(row.version()));
        addTime(event, row);
        event.add(new Summary(text(summary(row))));
        if (feed.scope != FeedScope.BUSY && !row.kind().equals("day")) {
            add(event, row.location(), Location::new);
            add(event, row.notes(), Description::new);
        }
        event.add(row.cancelled() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        boolean free = row.cancelled() || row.kind().equals("upload");
        event.add(free ? ImmutableTransp.TRANSPARENT : ImmutableTransp.OPAQUE);
        return event;
    }

    private void addTime(VEvent event, Row row) {
        Slot slot = row.slot();
        if (slot.isAllDay()) {
            event.add(new DtStart<>(slot.date()));
            return;
        }
        if (slot.timeResolution() == TimeResolution.REPEATED) {
            // section 3.3.5 says which of the two it is, but not all programs read it so
            event.add(new DtStart<>(slot.startsAt()));
        } else {
            // as text, because ical4j would translate it by zones of its own
            event.add(new XProperty(Property.DTSTART, new ParameterList(List.of(new TzId(slot.timeZone()))),
                    LOCAL.format(slot.start())));
        }
        if (row.kind().equals("shoot")) {
            // in minutes, because ical4j would make a day of 24 hours, and a day may have 25
            long minutes = Objects.requireNonNullElse(slot.durationMinutes(), (int) assumedShootDuration.toMinutes());
            event.add(new XProperty(Property.DURATION, "PT" + minutes + "M"));
        }
    }

    private String summary(Row row) {
        if (feed.scope == FeedScope.BUSY) {
            return "Busy";
        }
        return switch (row.kind()) {
            case "shoot" -> row.cancelled() ? "Shoot" : "Shoot: " + Titles.ofShoot(row.brandName(), row.campaignName());
            case "upload" -> row.cancelled() ? "Upload"
                    : "Upload to " + UploadPlatform.displayNameOf(row.platform())
                            + named(Titles.joined(row.contentType(), row.brandName(),
                                    row.campaignName()));
            default -> "Unavailable" + named(Titles.joined(row.notes()));
        };
    }

    private static String named(String title) {
        return title.isEmpty() ? "" : ": " + title;
    }

    private static void add(VEvent event, String value, Function<String, Property> property) {
        if (value != null) {
            event.add(property.apply(text(value)));
        }
    }

    /** A carriage return ends a line for some programs, and ical4j leaves it as it is. */
    private static String text(String value) {
        return value.replace("\r\n", "\n").replace('\r', '\n');
    }
}
