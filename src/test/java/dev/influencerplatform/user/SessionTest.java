package dev.influencerplatform.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.user.token.TokenSettings;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final Instant SIGN_IN = Instant.parse("2026-11-22T09:00:00Z");
    private static final TokenSettings SETTINGS = new SmallRyeConfigBuilder().withMapping(TokenSettings.class)
            .withConverter(Duration.class, 1, new DurationConverter())
            .withDefaultValue("app.tokens.issuer", "https://api.example.test").build().getConfigMapping(TokenSettings.class);

    private final Session session = new Session();

    SessionTest() {
        session.counter = 5;
        session.refreshedAt = SIGN_IN;
        session.expiresAt = SIGN_IN.plus(Duration.ofDays(180));
    }

    @Test
    void theCurrentTokenMovesOn() {
        assertThat(accepts(5, Duration.ofDays(3))).isTrue();
        assertThat(session.counter).isEqualTo(6);
        assertThat(session.refreshedAt).isEqualTo(SIGN_IN.plus(Duration.ofDays(3)));
    }

    @Test
    void thePreviousTokenIsAcceptedHoweverLateAndMovesNothing() {
        assertThat(accepts(4, Duration.ofDays(29))).isTrue();
        assertThat(session.counter).isEqualTo(5);
        assertThat(session.refreshedAt).isEqualTo(SIGN_IN);
    }

    @Test
    void theTokenBeforeThePreviousOneIsAcceptedForTenSeconds() {
        assertThat(accepts(3, Duration.ofMillis(9999))).isTrue();
        assertThat(accepts(3, Duration.ofSeconds(10))).isFalse();
        assertThat(session.counter).isEqualTo(5);
    }

    @Test
    void anythingOlderOrNewerIsRefused() {
        assertThat(accepts(2, Duration.ZERO)).isFalse();
        assertThat(accepts(0, Duration.ZERO)).isFalse();
        assertThat(accepts(6, Duration.ZERO)).isFalse();
    }

    @Test
    void aSessionThatNobodyRefreshesEndsAfterThirtyDays() {
        assertThat(livesAfter(Duration.ofDays(30).minusSeconds(1))).isTrue();
        assertThat(livesAfter(Duration.ofDays(30))).isFalse();
    }

    @Test
    void aBusySessionEndsAfterOneHundredAndEightyDays() {
        session.refreshedAt = SIGN_IN.plus(Duration.ofDays(170));
        assertThat(livesAfter(Duration.ofDays(180).minusSeconds(1))).isTrue();
        assertThat(livesAfter(Duration.ofDays(180))).isFalse();
    }

    @Test
    void theEndIsTheEarlierOne() {
        assertThat(session.endsAt(SETTINGS)).isEqualTo(SIGN_IN.plus(Duration.ofDays(30)));
        session.refreshedAt = SIGN_IN.plus(Duration.ofDays(170));
        assertThat(session.endsAt(SETTINGS)).isEqualTo(session.expiresAt);
    }

    @Test
    void aRevokedSessionIsDeadAndKeepsTheFirstTime() {
        session.revoke(at(Duration.ofHours(1)));
        session.revoke(at(Duration.ofHours(2)));
        assertThat(session.revokedAt).isEqualTo(SIGN_IN.plus(Duration.ofHours(1)));
        assertThat(livesAfter(Duration.ZERO)).isFalse();
    }

    private boolean accepts(int counter, Duration later) {
        return session.accept(counter, SETTINGS, at(later));
    }

    private boolean livesAfter(Duration later) {
        return session.isAlive(SETTINGS, at(later));
    }

    private static Clock at(Duration later) {
        return Clock.fixed(SIGN_IN.plus(later), ZoneOffset.UTC);
    }
}
