package dev.influencerplatform.user;

import java.util.List;
import java.util.UUID;

/** What accounts are called in public; the port to whoever keeps that. */
public interface PublicNames {

    /** Throws unless a new account may have the slug. */
    void requireFree(String slug);

    /** What an account is called, which makes no good password. */
    List<String> of(UUID userId);
}
