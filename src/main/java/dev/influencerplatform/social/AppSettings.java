package dev.influencerplatform.social;

import java.util.List;
import java.util.Optional;

/** An app at a platform, as its developer console has it. */
public interface AppSettings {

    Optional<String> clientId();

    Optional<String> clientSecret();

    /** What people are asked to allow. */
    List<String> scopes();
}
