package dev.influencerplatform.profile;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A slug that a profile had once; it stays that profile's, so links that were shared lead on. */
@Entity
@Table(name = "former_slugs")
public class FormerSlug extends PanacheEntityBase {

    private static final int MOST_KEPT = 10;

    @Id
    public String slug;
    public UUID userId;
    public Instant retiredAt;

    static void keep(String slug, UUID userId, Clock clock) {
        FormerSlug former = new FormerSlug();
        former.slug = slug;
        former.userId = userId;
        former.retiredAt = clock.instant();
        getEntityManager().merge(former);
        flush();
        // a few, or one account could keep all good names to itself
        FormerSlug.<FormerSlug> find("userId = ?1 order by retiredAt desc, slug", userId).range(MOST_KEPT, MOST_KEPT * 2).list()
                .forEach(FormerSlug::delete);
    }

    /** Its owner takes it back. */
    static void release(String slug) {
        deleteById(slug);
    }

    static Optional<FormerSlug> findBySlug(String slug) {
        return findByIdOptional(slug);
    }

    /** The slug that the profile has now. */
    public static Optional<String> findSuccessor(String slug) {
        return getEntityManager().createQuery("""
                select p.slug from FormerSlug f join Profile p on p.userId = f.userId
                where f.slug = :slug and p.visibility <> :hidden
                and not exists (select 1 from User u where u.id = p.userId and u.lockedAt is not null)""", String.class)
                .setParameter("slug", slug)
                .setParameter("hidden", Visibility.PRIVATE).getResultStream().findFirst();
    }
}
