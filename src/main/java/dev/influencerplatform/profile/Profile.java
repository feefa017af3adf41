package dev.influencerplatform.profile;

import dev.influencerplatform.common.data.EditableEntity;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** How an influencer is shown to the world; every account has exactly one. */
@Entity
@Table(name = "profiles")
public class Profile extends EditableEntity {

    public UUID userId;
    public String slug;
    public String displayName;
    public String bio;
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> category;
    /** The id of the photo that is shown, or null. */
    public String profilePhoto;
    public Integer minBudget;
    public Integer maxBudget;
    public String currency;
    @Convert(converter = Visibility.Column.class)
    public Visibility visibility;
    public Instant createdAt;

    static Profile open(UUID userId, String slug, String displayName, String currency, Clock clock) {
        Profile profile = new Profile();
        profile.userId = userId;
        profile.slug = slug;
        profile.displayName = displayName;
        profile.category = List.of();
        profile.currency = currency;
        profile.visibility = Visibility.PUBLIC;
        profile.createdAt = clock.instant();
        profile.updatedAt = profile.createdAt;
        profile.persist();
        return profile;
    }

    void change(ProfileFields fields, Clock clock) {
        slug = fields.slug();
        displayName = fields.displayName();
        bio = fields.bio();
        category = fields.category() == null ? List.of() : fields.category();
        minBudget = fields.minBudget();
        maxBudget = fields.maxBudget();
        currency = fields.currency();
        visibility = fields.visibility();
        updatedAt = clock.instant();
    }

    void changePhoto(String photoId, Clock clock) {
        profilePhoto = photoId;
        updatedAt = clock.instant();
    }

    public static Optional<Profile> findByUser(UUID userId) {
        return find("userId", userId).firstResultOptional();
    }

    static Optional<Profile> findByUserForUpdate(UUID userId) {
        return find("userId", userId).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }
}
