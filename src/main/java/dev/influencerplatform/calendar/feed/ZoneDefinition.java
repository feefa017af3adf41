package dev.influencerplatform.calendar.feed;

import dev.influencerplatform.common.validation.Zones;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.XProperty;

/**
 * The VTIMEZONE of a zone (RFC 5545, section 3.6.5) as the JDK knows it, so that programs come to the very instants that we
 * answer. The zones that ical4j brings do not all agree with the JDK's, and loading them adds ids to the JVM's.
 */
final class ZoneDefinition {

    private static final DateTimeFormatter OFFSET = new DateTimeFormatterBuilder().appendOffset("+HHMMss", "+0000")
            .toFormatter();

    private ZoneDefinition() {
    }

    /** Each change of the clocks by itself, from the last one before the window on. */
    static VTimeZone of(String id, Instant from, Instant to) {
        ZoneRules rules = Zones.of(id).getRules();
        VTimeZone definition = new VTimeZone();
        definition.add(new TzId(id));
        ZoneOffsetTransition change = rules.previousTransition(from);
        if (change == null) {
            ZoneOffset offset = rules.getOffset(from);
            definition.add(observance(new Standard(), LocalDateTime.of(1970, 1, 1, 0, 0), offset, offset));
            change = rules.nextTransition(from);
        }
        while (change != null && change.getInstant().isBefore(to)) {
            definition.add(observance(rules.isDaylightSavings(change.getInstant()) ? new Daylight() : new Standard(),
                    change.getDateTimeBefore(), change.getOffsetBefore(), change.getOffsetAfter()));
            change = rules.nextTransition(change.getInstant());
        }
        return definition;
    }

    private static Observance observance(Observance kind, LocalDateTime onset, ZoneOffset before, ZoneOffset after) {
        kind.add(new DtStart<>(onset));
        // as text, because ical4j drops the sign of what is less than an hour
        kind.add(new XProperty(Property.TZOFFSETFROM, OFFSET.format(before)));
        kind.add(new XProperty(Property.TZOFFSETTO, OFFSET.format(after)));
        return kind;
    }
}
