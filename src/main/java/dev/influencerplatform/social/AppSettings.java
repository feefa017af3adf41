package dev.influencerplatform.social;

import java.util.List;
import java.util.Optional;

/** An app at a platform, as its developer console has it. */
public interface AppSettings {

    /** The app's id. Without one, nobody can connect accounts of the platform. */
    Optional<String> clientId();

    /** The app's secret, together with its id. */
    Optional<String> clientSecret();

    /** What people are asked to allow. */
    List<String> scopes();
}
