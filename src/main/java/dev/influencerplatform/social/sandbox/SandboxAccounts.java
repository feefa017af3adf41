package dev.influencerplatform.social.sandbox;

import dev.influencerplatform.social.Platform;
import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The accounts, with what happened to them since the start: other faults than their names say, and withdrawn grants. */
@Singleton
@IfBuildProfile(anyOf = { "dev", "test" })
public class SandboxAccounts {

    private final Map<String, Set<Fault>> rescripted = new ConcurrentHashMap<>();
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> revokedAt = new ConcurrentHashMap<>();
    private final Clock clock;

    SandboxAccounts(Clock clock) {
        this.clock = clock;
    }

    /** @param name as {@link SandboxAccount#nameIn} gives it */
    public SandboxAccount of(String name) {
        names.add(name);
        return new SandboxAccount(name, rescripted.getOrDefault(name, Fault.in(name)));
    }

    /** Those that anything was asked of since the start. */
    public Stream<SandboxAccount> known() {
        return names.stream().map(this::of);
    }

    /** From now on the account shows these faults, and none of those that its name says. */
    public void rescript(String name, Set<Fault> faults) {
        rescripted.put(name, faults);
    }

    /** Ends all that was granted so far. */
    public void revoke(Platform platform, String name) {
        revokedAt.put(platform + "/" + name, clock.instant());
    }

    /** Whether the grant that a token came of was withdrawn. */
    public boolean isRevoked(Platform platform, SandboxToken token) {
        return Optional.ofNullable(revokedAt.get(platform + "/" + token.account()))
                .map(at -> !Instant.ofEpochMilli(token.issuedAt()).isAfter(at)).orElse(false);
    }
}
