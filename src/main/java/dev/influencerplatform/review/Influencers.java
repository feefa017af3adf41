package dev.influencerplatform.review;

import java.util.UUID;

/** A port: how an influencer is shown to clients. Profiles are no business of reviews, so the portfolio answers. */
public interface Influencers {

    Influencer find(UUID userId);

    /** Whom a client reviews. */
    record Influencer(String displayName, String profilePhoto) {
    }
}
