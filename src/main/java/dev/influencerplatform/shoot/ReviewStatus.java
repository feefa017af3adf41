package dev.influencerplatform.shoot;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far the review of a shoot has come. */
public enum ReviewStatus {
    @JsonProperty("none")
    NONE("e.reviewToken is null and e.reviewSubmittedAt is null"),
    @JsonProperty("link-sent")
    LINK_SENT("e.reviewToken is not null and e.reviewLinkOpenedAt is null"),
    @JsonProperty("opened")
    OPENED("""
            e.reviewToken is not null and e.reviewLinkOpenedAt is not null
            and (e.reviewSubmittedAt is null or e.reviewSubmittedAt < e.reviewLinkGeneratedAt)"""),
    @JsonProperty("submitted")
    SUBMITTED("""
            e.reviewSubmittedAt is not null
            and (e.reviewToken is null or e.reviewSubmittedAt >= e.reviewLinkGeneratedAt)""");

    /** Says in HQL what {@link Shoot#reviewStatus()} says in Java. */
    final String condition;

    ReviewStatus(String condition) {
        this.condition = condition;
    }
}
