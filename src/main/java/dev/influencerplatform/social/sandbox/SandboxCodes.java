package dev.influencerplatform.social.sandbox;

import dev.influencerplatform.common.crypto.RandomToken;
import dev.influencerplatform.common.crypto.Sha256;
import dev.influencerplatform.social.Platform;
import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Codes of consents: each can be redeemed once, within ten minutes, by whom it was made for. */
@Singleton
@IfBuildProfile(anyOf = { "dev", "test" })
public class SandboxCodes {

    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Map<String, Grant> open = new ConcurrentHashMap<>();
    private final Clock clock;

    SandboxCodes(Clock clock) {
        this.clock = clock;
    }

    /** What somebody has consented to. */
    public record Grant(Platform platform, String account, List<String> scopes, Consent consent, Instant until) {
    }

    /** What comes back with a code, beside the secret of the app. */
    public record Redemption(Platform platform, String code, String clientId, String redirectUri, String verifier) {
    }

    /** @param beginning how the platform's codes begin */
    public String issue(String beginning, Consent consent, String account, List<String> scopes) {
        open.values().removeIf(grant -> grant.until().isBefore(clock.instant()));
        String code = beginning + RandomToken.next();
        open.put(code, new Grant(consent.platform(), account, scopes, consent, clock.instant().plus(LIFE)));
        return code;
    }

    /** The grant of a code. Whether it can be had or not, the code is used up. */
    public Optional<Grant> redeem(Redemption redemption) {
        return redemption.code() == null ? Optional.empty()
                : Optional.ofNullable(open.remove(redemption.code())).filter(grant -> fits(grant, redemption));
    }

    private boolean fits(Grant grant, Redemption redemption) {
        Consent consent = grant.consent();
        return grant.until().isAfter(clock.instant()) && grant.platform() == redemption.platform()
                && consent.clientId().equals(redemption.clientId())
                && consent.redirectUri().equals(redemption.redirectUri())
                && (consent.challenge() == null || answers(consent.challenge(), redemption.verifier()));
    }

    /** S256 of RFC 7636. */
    private static boolean answers(String challenge, String verifier) {
        return verifier != null && challenge.equals(Base64.getUrlEncoder().withoutPadding()
                .encodeToString(Sha256.of(verifier)));
    }
}
