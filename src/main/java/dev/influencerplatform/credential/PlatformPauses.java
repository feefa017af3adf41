package dev.influencerplatform.credential;

import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.social.Platform;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.social.PlatformPause;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Which platforms, and which accounts, are to be left alone; shared by all instances. */
@ApplicationScoped
public class PlatformPauses {

    private static final Logger LOG = Logger.getLogger(PlatformPauses.class);

    private final EntityManager entityManager;
    private final Clock clock;

    PlatformPauses(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    /** The whole app is to leave a platform alone. */
    public record Pause(String reason, Instant pausedAt, Instant until) {
    }

    record Row(String platform, String reason, long pausedAt, long until) {
    }

    /** Those of now, by platform. */
    public Map<Platform, Pause> current() {
        return rows().stream().collect(Collectors.toMap(row -> Platform.valueOf(row.platform()),
                row -> new Pause(row.reason(), instant(row.pausedAt()), instant(row.until()))));
    }

    /** @throws PlatformException when the account, or the whole app at its platform, is to be left alone */
    void requireNone(UUID credentialId) {
        QuarkusTransaction.requiringNew().run(() -> {
            Credential row = Credential.<Credential> findByIdOptional(credentialId).orElseThrow(ProblemException::notFound);
            if (row.isThrottled(clock.instant())) {
                throw PlatformException.throttled(row.throttledReason, "The account has asked for too much.",
                        row.throttledUntil);
            }
            Pause pause = current().get(row.platform);
            if (pause != null) {
                throw PlatformException.throttled(pause.reason(), "All accounts together have asked for too much.",
                        pause.until());
            }
        });
    }

    /** Never fails: what tells of a pause may be the answer with a new token in it, which is not to be lost over this. */
    void remember(@Observes PlatformPause news) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                if (news.platformUserId() == null) {
                    pause(news);
                } else {
                    Credential.throttle(news.platform(), news.platformUserId(), news.reason(), news.until(), clock.instant());
                }
            });
        } catch (RuntimeException failure) {
            LOG.warnf(failure, "A pause of %s could not be remembered", news.platform());
        }
    }

    private void pause(PlatformPause news) {
        entityManager.createNativeQuery("""
                INSERT INTO platform_pauses (platform, reason, paused_at, until)
                VALUES (CAST(? AS social_platform), ?, localtimestamp, ?)
                ON CONFLICT (platform) DO UPDATE SET reason = excluded.reason, until = excluded.until,
                    paused_at = CASE WHEN platform_pauses.until > localtimestamp THEN platform_pauses.paused_at
                                     ELSE excluded.paused_at END
                WHERE platform_pauses.until < excluded.until""")
                .setParameter(1, news.platform().name()).setParameter(2, news.reason()).setParameter(3, news.until())
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private List<Row> rows() {
        return entityManager.createNativeQuery("""
                SELECT platform::text, reason, (extract(epoch FROM paused_at) * 1000000)::bigint,
                       (extract(epoch FROM until) * 1000000)::bigint
                FROM platform_pauses WHERE until > localtimestamp""", Row.class).getResultList();
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
