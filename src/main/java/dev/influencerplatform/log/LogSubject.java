package dev.influencerplatform.log;

import dev.influencerplatform.common.http.Caller;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;

/** Whom and what this request concerns, for the log: the caller, or who a public endpoint finds; and the platform. */
@RequestScoped
public class LogSubject {

    private final Caller caller;
    private UUID found;
    private LogPlatform platform;

    LogSubject(Caller caller) {
        this.caller = caller;
    }

    public void is(UUID userId) {
        found = userId;
    }

    public void isOn(LogPlatform platform) {
        this.platform = platform;
    }

    LogPlatform platform() {
        return platform;
    }

    Optional<UUID> id() {
        return found == null ? caller.idIfKnown() : Optional.of(found);
    }
}
