package dev.influencerplatform.bench.spring;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.hibernate.annotations.UuidGenerator;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** A booked job for a brand. */
@Entity
@Table(name = "shoots")
class Shoot {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;
    UUID userId;
    LocalDate date;
    LocalTime time;
    String timeZone;
    Integer durationMinutes;
    String location;
    String brandName;
    String campaignName;
    String notes;
    BigDecimal amount;
    String currency;
    boolean completed;
    Instant completedAt;
    String reviewToken;
    Instant reviewLinkGeneratedAt;
    Instant reviewLinkOpenedAt;
    Instant reviewSubmittedAt;
    Instant createdAt;
    Instant updatedAt;
    @Version
    int version;

    Slot slot() {
        return new Slot(date, time, timeZone, durationMinutes);
    }

    String reviewStatus() {
        boolean reviewed = reviewSubmittedAt != null;
        if (reviewed && (reviewToken == null || !reviewSubmittedAt.isBefore(reviewLinkGeneratedAt))) {
            return "submitted";
        }
        if (reviewToken == null) {
            return "none";
        }
        return reviewLinkOpenedAt == null ? "link-sent" : "opened";
    }

    interface Repository extends JpaRepository<Shoot, UUID> {

        Optional<Shoot> findByIdAndUserId(UUID id, UUID userId);

        @Query("select s from Shoot s where s.userId = ?1 order by s.date desc, coalesce(s.time, ?2) desc, s.id desc")
        List<Shoot> findFirst(UUID userId, LocalTime midnight, Limit limit);

        @Query("""
                select s from Shoot s where s.userId = ?1 and s.date <= ?3
                and (s.date, coalesce(s.time, ?2), s.id) < (?3, ?4, ?5)
                order by s.date desc, coalesce(s.time, ?2) desc, s.id desc""")
        List<Shoot> findAfter(UUID userId, LocalTime midnight, LocalDate date, LocalTime time, UUID id, Limit limit);
    }
}
