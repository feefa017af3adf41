package dev.influencerplatform.bench.spring;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;

import org.hibernate.annotations.UuidGenerator;

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
}
