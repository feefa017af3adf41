package dev.influencerplatform.social.youtube;

import static dev.influencerplatform.social.Consents.account;
import static dev.influencerplatform.social.Consents.allow;
import static dev.influencerplatform.social.Consents.connect;
import static dev.influencerplatform.support.Sandbox.calls;
import static dev.influencerplatform.support.Sandbox.parametersOf;
import static dev.influencerplatform.support.Sandbox.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.influencerplatform.social.Access;
import dev.influencerplatform.social.AuthorizationRequest;
import dev.influencerplatform.social.CodeExchange;
import dev.influencerplatform.social.GrantedAccount;
import dev.influencerplatform.social.MediaItem;
import dev.influencerplatform.social.MediaPage;
import dev.influencerplatform.social.Pauses;
import dev.influencerplatform.social.Platform;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.social.PlatformException.Failure;
import dev.influencerplatform.social.Reading;
import dev.influencerplatform.social.Reading.Status;
import dev.influencerplatform.social.Tokens;
import dev.influencerplatform.social.meta.DailyNumbers;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** YouTube, as the sandbox plays it. */
@WithApplication
class YouTubeConnectorTest {

    private static final String DATA = "https://www.googleapis.com/auth/youtube.readonly";
    private static final String ANALYTICS = "https://www.googleapis.com/auth/yt-analytics.readonly";
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    @Inject
    YouTubeConnector youtube;
    @Inject
    YouTubeApi api;
    @Inject
    Pauses pauses;

    /** A platform that is left alone is not to be another test's. */
    @AfterEach
    void endPauses() {
        Rows.update("DELETE FROM platform_pauses");
    }

    @Test
    void consentIsAskedForSoThatAccessLasts() {
        URI page = youtube.authorizationUrl(new AuthorizationRequest("s", "c", URI.create("https://a.example/back?x=1")));
        assertThat(page.getRawPath()).endsWith("/accounts.google.com/o/oauth2/v2/auth");
        assertThat(parametersOf(page)).containsExactlyInAnyOrderEntriesOf(Map.of("client_id", "sandbox-app",
                "redirect_uri", "https://a.example/back?x=1", "response_type", "code", "scope", DATA + " " + ANALYTICS, "state",
                "s", "code_challenge", "c", "code_challenge_method", "S256", "include_granted_scopes", "true", "access_type",
                "offline", "prompt", "consent select_account"));
    }

    @Test
    void consentOpensOneChannel() {
        String name = account();
        GrantedAccount granted = youtube.exchange(allow(youtube, name)).accounts().get(0);
        assertThat(granted.platformUserId()).startsWith("UC").hasSize(24);
        assertThat(granted).returns(name, GrantedAccount::name).returns(null, GrantedAccount::loginId)
                .returns(List.of(DATA, ANALYTICS), GrantedAccount::scopes);
        assertThat(granted.tokens().expiresAt()).isCloseTo(Instant.now().plusSeconds(3599), within(1, ChronoUnit.MINUTES));
        assertThat(granted.tokens()).returns(null, Tokens::refreshExpiresAt).extracting(Tokens::refreshToken).isNotNull();
    }

    @Test
    void scopesAreThoseGranted() {
        assertThat(connect(youtube, account("missing")).scopes()).containsExactly(DATA);
    }

    @Test
    void withoutTheChannelsScopeNothingIsConnected() {
        assertFails(() -> connect(youtube, account(), ANALYTICS), Failure.PERMISSION, "scope-missing");
    }

    @Test
    void accessThatEndsSaysWhen() {
        Tokens tokens = connect(youtube, account("limited")).tokens();
        assertThat(tokens.refreshExpiresAt()).isCloseTo(Instant.now().plus(30, ChronoUnit.DAYS),
                within(1, ChronoUnit.MINUTES));
    }

    @ParameterizedTest
    @CsvSource({ "nochannel,NO_ACCOUNT,no-channel", "norefresh,BAD_CODE,no-refresh-token" })
    void whatCannotBeConnectedSaysWhy(String fault, Failure failure, String reason) {
        assertFails(() -> connect(youtube, account(fault)), failure, reason);
    }

    @Test
    void aCodeIsGoodOnce() {
        CodeExchange exchange = allow(youtube, account());
        youtube.exchange(exchange);
        assertFails(() -> youtube.exchange(exchange), Failure.BAD_CODE, "code-refused");
    }

    @Test
    void aCodeNeedsItsVerifier() {
        CodeExchange exchange = allow(youtube, account());
        assertFails(() -> youtube.exchange(new CodeExchange(exchange.code(), "another", exchange.redirectUri())),
                Failure.BAD_CODE, "code-refused");
    }

    @Test
    void renewalKeepsTheRefreshToken() {
        Access access = connect(youtube, account());
        Tokens renewed = youtube.refresh(access).tokens();
        assertThat(renewed.refreshToken()).isEqualTo(access.tokens().refreshToken());
        assertThat(renewed.accessToken()).isNotEqualTo(access.tokens().accessToken());
        assertThat(youtube.observe(with(access, renewed)).readings()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "3599,2999", "900,450", "10,5" })
    void renewalIsDueTenMinutesBeforeTheEndButNotInTheFirstHalf(int life, int due) {
        Instant issued = Instant.parse("2026-11-01T00:00:00Z");
        Tokens tokens = new Tokens("ya29", "1//0", issued, issued.plusSeconds(life), null);
        assertThat(youtube.refreshDue(tokens)).isEqualTo(issued.plusSeconds(due));
    }

    @Test
    void renewalTakesANewRefreshToken() {
        Access access = connect(youtube, account("rotating"));
        Access renewed = with(access, youtube.refresh(access).tokens());
        assertThat(renewed.tokens().refreshToken()).isNotEqualTo(access.tokens().refreshToken());
        assertThat(youtube.refresh(access)).isNotNull();
        youtube.refresh(renewed);
        assertFails(() -> youtube.refresh(access), Failure.REAUTH, "grant-ended");
    }

    @Test
    void renewalIsDueShortlyBeforeTheEnd() {
        Tokens tokens = connect(youtube, account()).tokens();
        assertThat(youtube.refreshDue(tokens)).isEqualTo(tokens.expiresAt().minus(Duration.ofMinutes(10)));
    }

    @ParameterizedTest
    @CsvSource({ "expired,REAUTH,grant-ended", "revoked,REAUTH,grant-ended", "broken,RETRY,platform-error",
            "slow,RETRY,platform-error" })
    void renewalsThatFailSayWhy(String fault, Failure failure, String reason) {
        String name = account(fault);
        Access access = connect(youtube, name);
        assertFails(() -> youtube.refresh(access), failure, reason);
        assertThat(calls(name, "refreshes")).isEqualTo(1);
    }

    @Test
    void revocationEndsTheGrant() {
        Access access = connect(youtube, account());
        youtube.revoke(access);
        assertFails(() -> youtube.refresh(access), Failure.REAUTH, "grant-ended");
        assertFails(() -> youtube.observe(access), Failure.STALE_TOKEN, "token-refused");
    }

    @Test
    void whatIsRevokedAlreadyIsDone() {
        Access access = connect(youtube, account());
        youtube.revoke(access);
        youtube.revoke(access);
        assertFails(() -> youtube.refresh(access), Failure.REAUTH, "grant-ended");
    }

    @Test
    void numbersAreOfNowAndOfAWeekUntilThreeDaysAgo() {
        List<Reading> readings = youtube.observe(connect(youtube, account())).readings();
        assertThat(readings).allSatisfy(reading -> assertThat(reading.status()).isEqualTo(Status.ok))
                .extracting(Reading::metric).startsWith("followers", "posts", "views", "daily_views").contains("shares");
        assertThat(readings.get(1)).isEqualTo(Reading.total("posts", 148L, "\"148\""));
        assertThat(daily(readings)).hasSize(9 * 7).filteredOn(reading -> reading.metric().equals("daily_views"))
                .extracting(Reading::day)
                .containsExactlyElementsOf(DailyNumbers.daysBefore(LocalDate.now(PACIFIC).minusDays(2), 7));
    }

    @Test
    void hiddenSubscribersAreNotKnown() {
        assertThat(youtube.observe(connect(youtube, account("hidden"))).readings().get(0))
                .isEqualTo(Reading.unknown("followers", null, Status.hidden));
    }

    @ParameterizedTest
    @CsvSource({ "small,unavailable", "missing,forbidden" })
    void numbersThatAreNotThereSayWhy(String fault, Status status) {
        assertThat(daily(youtube.observe(connect(youtube, account(fault))).readings())).hasSize(9 * 7)
                .extracting(Reading::status).containsOnly(status);
    }

    @Test
    void aRetiredNumberFailsAlone() {
        List<Reading> daily = daily(youtube.observe(connect(youtube, account("deadmetric"))).readings());
        assertThat(daily).hasSize(9 * 7).filteredOn(reading -> reading.status() == Status.unsupported)
                .extracting(Reading::metric).containsOnly("shares");
        assertThat(daily).filteredOn(reading -> reading.status() == Status.ok).hasSize(8 * 7);
    }

    @Test
    void aForbiddenNumberFailsAlone() {
        YouTubeSettings settings = Settings
                .with(Map.of("analytics-metrics", "views,estimatedRevenue,likes", "analytics-days", "1"));
        assertThat(new DailyReadings(api, settings, Clock.systemUTC()).of(connect(youtube, account())))
                .extracting(Reading::status).containsExactly(Status.ok, Status.forbidden, Status.ok);
    }

    @Test
    void videosAreWhatTheyAre() {
        List<MediaItem> items = youtube.media(connect(youtube, account()), null).items();
        assertThat(items).hasSize(12).allMatch(item -> item.kind() == MediaItem.Kind.video && item.caption() != null);
        MediaItem newest = items.get(0);
        assertThat(newest.permalink()).isEqualTo("https://www.youtube.com/watch?v=" + newest.platformMediaId());
        assertThat(newest.thumbnailUrl()).endsWith(".jpg");
        assertThat(newest.publishedAt()).isEqualTo("2026-11-20T17:36:43Z");
        assertThat(newest.counts().views()).isPositive();
        assertThat(items.get(2).counts()).returns(null, MediaItem.Counts::comments);
        assertThat(items.get(4).thumbnailUrl()).isNull();
    }

    @Test
    void hiddenLikesAreNotKnown() {
        assertThat(youtube.media(connect(youtube, account("hidden")), null).items())
                .allMatch(item -> item.counts().likes() == null && item.counts().views() != null);
    }

    @Test
    void privateAndLostVideosAreLeftOutOfTheirPages() {
        Access access = connect(youtube, account("rich"));
        List<MediaPage> pages = new ArrayList<>(List.of(youtube.media(access, null)));
        while (pages.get(pages.size() - 1).nextCursor() != null) {
            pages.add(youtube.media(access, pages.get(pages.size() - 1).nextCursor()));
        }
        assertThat(pages).extracting(page -> page.items().size()).containsExactly(46, 41, 0, 28);
        assertThat(pages.stream().flatMap(page -> page.items().stream()).map(MediaItem::platformMediaId))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = { "nonsense", "UUabc/nonsense" })
    void aCursorThatIsNoneIsRefused(String cursor) {
        Access access = connect(youtube, account());
        assertThat(failureOf(() -> youtube.media(access, cursor)).failure()).isEqualTo(Failure.BAD_OBJECT);
    }

    @ParameterizedTest
    @CsvSource({ "expired,STALE_TOKEN,token-refused", "revoked,STALE_TOKEN,token-refused",
            "throttled,THROTTLED,account-limit", "quota,THROTTLED,quota-exceeded", "broken,RETRY,platform-error",
            "slow,RETRY,platform-error", "huge,RETRY,unreadable-answer" })
    void whatFailsSaysWhy(String fault, Failure failure, String reason) {
        Access access = connect(youtube, account(fault));
        assertFails(() -> youtube.observe(access), failure, reason);
        assertFails(() -> youtube.media(access, null), failure, reason);
    }

    @Test
    void theQuotaHoldsForAllUntilMidnightInCalifornia() {
        Access access = connect(youtube, account("quota"));
        PlatformException failed = failureOf(() -> youtube.observe(access));
        assertThat(failed.until().atZone(PACIFIC).toLocalTime()).isEqualTo(LocalTime.MIDNIGHT);
        assertThat(failed.until()).isBetween(Instant.now(), Instant.now().plus(25, ChronoUnit.HOURS));
        assertThat(pauses.ofApp(Platform.youtube)).anyMatch(
                pause -> pause.reason().equals("quota-exceeded") && pause.until().equals(failed.until()));
    }

    @Test
    void anAccountIsLeftAloneForAMinute() {
        Access access = connect(youtube, account("throttled"));
        assertThat(failureOf(() -> youtube.observe(access)).until()).isCloseTo(Instant.now().plusSeconds(60),
                within(30, ChronoUnit.SECONDS));
    }

    @Test
    void garbageIsNeverTakenForNumbers() {
        Access access = connect(youtube, account("garbage"));
        for (int call = 0; call < 4; call++) {
            assertFails(() -> youtube.media(access, null), Failure.RETRY, "unreadable-answer");
        }
    }

    @Test
    void everyOtherFailureIsNotNoticed() {
        Access access = connect(youtube, account("flaky"));
        assertThat(youtube.media(access, null).items()).hasSize(12);
    }

    @Test
    void withdrawnAccessIsNoticed() {
        String name = account();
        Access access = connect(youtube, name);
        script(name, "revoked");
        assertFails(() -> youtube.observe(access), Failure.STALE_TOKEN, "token-refused");
    }

    private static List<Reading> daily(List<Reading> readings) {
        return readings.stream().filter(reading -> reading.day() != null).toList();
    }

    @Test
    void numbersOfAnotherChannelAreNotTaken() {
        Access access = connect(youtube, account());
        Access moved = new Access("UCanother", access.loginId(), access.scopes(), access.tokens());
        assertFails(() -> youtube.observe(moved), Failure.RETRY, "unreadable-answer");
    }

    private static Access with(Access access, Tokens tokens) {
        return new Access(access.platformUserId(), access.loginId(), access.scopes(), tokens);
    }

    private static void assertFails(ThrowingCallable call, Failure failure, String reason) {
        assertThat(failureOf(call)).returns(failure, PlatformException::failure).returns(reason, PlatformException::reason);
    }

    private static PlatformException failureOf(ThrowingCallable call) {
        return catchThrowableOfType(PlatformException.class, call);
    }
}
