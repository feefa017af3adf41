package dev.influencerplatform.log;

import dev.influencerplatform.common.http.Caller;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;

/** In whose log this request is written: the caller's, or who a public endpoint finds that it concerns. */
@RequestScoped
public class LogSubject {

    private final Caller caller;
    private UUID found;

    LogSubject(Caller caller) {
        this.caller = caller;
    }

    public void is(UUID userId) {
        found = userId;
    }

    Optional<UUID> id() {
        return found == null ? caller.idIfKnown() : Optional.of(found);
    }
}
