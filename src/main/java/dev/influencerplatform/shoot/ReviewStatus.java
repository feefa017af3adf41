package dev.influencerplatform.shoot;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far the review of a shoot has come. */
public enum ReviewStatus {
    @JsonProperty("none")
    NONE("s.reviewToken is null and s.reviewSubmittedAt is null"),
    @JsonProperty("link-sent")
    LINK_SENT("s.reviewToken is not null and s.reviewLinkOpenedAt is null"),
    @JsonProperty("opened")
    OPENED("""
            s.reviewToken is not null and s.reviewLinkOpenedAt is not null
            and (s.reviewSubmittedAt is null or s.reviewSubmittedAt < s.reviewLinkGeneratedAt)"""),
    @JsonProperty("submitted")
    SUBMITTED("""
            s.reviewSubmittedAt is not null
            and (s.reviewToken is null or s.reviewSubmittedAt >= s.reviewLinkGeneratedAt)""");

    /** Says in HQL what {@link Shoot#reviewStatus()} says in Java. */
    final String condition;

    ReviewStatus(String condition) {
        this.condition = condition;
    }
}
