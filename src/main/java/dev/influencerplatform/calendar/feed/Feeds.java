package dev.influencerplatform.calendar.feed;

import dev.influencerplatform.calendar.CalendarSettings;
import dev.influencerplatform.calendar.feed.FeedRows.Window;
import dev.influencerplatform.common.load.Turns;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.ProblemType;
import dev.influencerplatform.user.User;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** Opens feeds, and reads them for whoever has the token. */
@ApplicationScoped
class Feeds {

    private static final ProblemType TOO_MANY_FEEDS = new ProblemType("too-many-feeds", 409,
            "The account has as many feeds as it may have");
    private static final Duration BETWEEN_READINGS = Duration.ofMinutes(1);

    private static final int AT_ONCE = 4;

    /** Programs read by the hour, many at its beginning; meanwhile others want the processors, too. */
    private final Turns turns = new Turns("feeds", AT_ONCE, Feeds::busy);
    private final FeedRows rows;
    private final FeedSettings settings;
    private final CalendarSettings calendarSettings;
    private final Clock clock;

    Feeds(FeedRows rows, FeedSettings settings, CalendarSettings calendarSettings, Clock clock) {
        this.rows = rows;
        this.settings = settings;
        this.calendarSettings = calendarSettings;
        this.clock = clock;
    }

    CalendarFeed open(FeedFields fields, FeedToken token, UUID userId) {
        User.lock(userId);
        if (CalendarFeed.countOwned(userId) >= settings.mostPerAccount()) {
            throw TOO_MANY_FEEDS.with("Delete one of the %d feeds first.", settings.mostPerAccount());
        }
        return CalendarFeed.open(fields, token, userId, clock);
    }

    String read(String token) {
        CalendarFeed feed = FeedToken.read(token).flatMap(CalendarFeed::findByToken)
                .orElseThrow(Feeds::unknown);
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Window window = new Window(today.minusDays(settings.past().toDays()), today.plusDays(settings.future().toDays()),
                now.minus(settings.cancelledFor()));
        rememberReading(feed, now);
        User owner = User.<User> findByIdOptional(feed.userId).orElseThrow(Feeds::unknown);
        return turns.take(() -> new FeedDocument(feed, owner.timeZone, calendarSettings.assumedShootDuration())
                .of(rows.select(feed.userId, feed.scope, window), window));
    }

    private static ProblemException busy() {
        return ProblemType.UNAVAILABLE.with("Too many feeds are being read at this moment.").retryAfter(BETWEEN_READINGS);
    }

    /** Once in a while, as each would be a write. */
    private static void rememberReading(CalendarFeed feed, Instant now) {
        if (feed.lastReadAt == null || feed.lastReadAt.isBefore(now.minus(BETWEEN_READINGS))) {
            QuarkusTransaction.requiringNew().run(() -> CalendarFeed.rememberReading(feed.id, now));
        }
    }

    private static ProblemException unknown() {
        return ProblemType.NOT_FOUND.with("No feed has this address, or it was revoked.");
    }
}
