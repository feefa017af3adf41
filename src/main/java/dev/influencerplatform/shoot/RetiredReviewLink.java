package dev.influencerplatform.shoot;

import dev.influencerplatform.common.crypto.Sha256;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A review link that was replaced or revoked, so that its visitors are told so. */
@Entity
@Table(name = "retired_review_links")
public class RetiredReviewLink extends PanacheEntityBase {

    @Id
    public byte[] tokenHash;
    public UUID shootId;
    public Instant retiredAt;

    static void keep(String token, UUID shootId, Clock clock) {
        RetiredReviewLink retired = new RetiredReviewLink();
        retired.tokenHash = Sha256.of(token);
        retired.shootId = shootId;
        retired.retiredAt = clock.instant();
        retired.persist();
    }

    /** When links of the shoot were retired since then, the latest first. */
    static List<Instant> timesSince(Instant since, UUID shootId) {
        return find("select retiredAt from RetiredReviewLink where shootId = ?1 and retiredAt > ?2 order by retiredAt desc",
                shootId, since).project(Instant.class).list();
    }

    static boolean has(String token) {
        return count("tokenHash", (Object) Sha256.of(token)) > 0;
    }
}
