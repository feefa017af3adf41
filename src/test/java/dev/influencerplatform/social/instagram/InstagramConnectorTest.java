package dev.influencerplatform.social.instagram;

import static dev.influencerplatform.social.Consents.account;
import static dev.influencerplatform.social.Consents.allow;
import static dev.influencerplatform.social.Consents.connect;
import static dev.influencerplatform.support.Sandbox.calls;
import static dev.influencerplatform.support.Sandbox.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.influencerplatform.social.Access;
import dev.influencerplatform.social.CodeExchange;
import dev.influencerplatform.social.Connector;
import dev.influencerplatform.social.Connectors;
import dev.influencerplatform.social.Consents;
import dev.influencerplatform.social.GrantedAccount;
import dev.influencerplatform.social.MediaItem;
import dev.influencerplatform.social.MediaPage;
import dev.influencerplatform.social.Pauses;
import dev.influencerplatform.social.Platform;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.social.PlatformException.Failure;
import dev.influencerplatform.social.PlatformPause;
import dev.influencerplatform.social.Reading;
import dev.influencerplatform.social.Reading.Status;
import dev.influencerplatform.social.Tokens;
import dev.influencerplatform.social.meta.DailyNumbers;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Instagram, as the sandbox plays it. */
@WithApplication
class InstagramConnectorTest {

    private static final String BASIC = "instagram_business_basic";
    private static final String INSIGHTS = "instagram_business_manage_insights";

    @Inject
    Pauses pauses;

    private Connector instagram;

    @Inject
    void choose(Connectors connectors) {
        instagram = connectors.of(Platform.instagram);
    }

    /** A platform that is left alone is not to be another test's. */
    @AfterEach
    void endPauses() {
        Rows.update("DELETE FROM platform_pauses");
    }

    @Test
    void consentOpensOneAccount() {
        String name = account();
        GrantedAccount granted = instagram.exchange(allow(instagram, name)).accounts().get(0);
        assertThat(granted.name()).isEqualTo(name);
        assertThat(granted.platformUserId()).startsWith("1784").isNotEqualTo(granted.loginId());
        assertThat(granted.loginId()).startsWith("9");
        assertThat(granted.scopes()).containsExactly(BASIC, INSIGHTS);
        assertThat(granted.tokens().refreshToken()).isNull();
        assertThat(granted.tokens().expiresAt()).isCloseTo(Instant.now().plus(60, ChronoUnit.DAYS),
                within(1, ChronoUnit.MINUTES));
    }

    @Test
    void theDocumentedShapesAreReadToo() {
        GrantedAccount granted = instagram.exchange(allow(instagram, account("wrapped"))).accounts().get(0);
        assertThat(granted.scopes()).containsExactly(BASIC, INSIGHTS);
        assertThat(instagram.observe(Consents.access(granted)).readings()).first().returns(Status.ok, Reading::status);
    }

    @Test
    void scopesAreThoseGranted() {
        assertThat(connect(instagram, account(), BASIC).scopes()).containsExactly(BASIC);
        assertThat(connect(instagram, account("missing")).scopes()).containsExactly(BASIC);
    }

    @Test
    void aPersonalAccountCannotBeConnected() {
        CodeExchange exchange = allow(instagram, account("personal"));
        assertFails(() -> instagram.exchange(exchange), Failure.NO_ACCOUNT, "not-professional");
    }

    @Test
    void aCodeIsGoodOnce() {
        CodeExchange exchange = allow(instagram, account());
        instagram.exchange(exchange);
        assertFails(() -> instagram.exchange(exchange), Failure.BAD_CODE, "code-refused");
    }

    @Test
    void numbersAreOfNowAndOfTheLastThreeDays() {
        Access access = connect(instagram, account());
        List<Reading> readings = instagram.observe(access).readings();
        assertThat(readings).allSatisfy(reading -> assertThat(reading.status()).isEqualTo(Status.ok))
                .extracting(Reading::metric).startsWith("followers", "following", "posts", "reach", "daily_views");
        assertThat(readings).filteredOn(reading -> reading.day() != null).hasSize(9 * 3)
                .extracting(Reading::day).containsOnly(DailyNumbers
                        .daysBefore(LocalDate.now(ZoneOffset.UTC), 3).toArray(LocalDate[]::new));
    }

    @ParameterizedTest
    @CsvSource({ "small,unavailable", "missing,forbidden" })
    void numbersThatAreNotTheresSayWhy(String fault, Status status) {
        assertThat(daily(connect(instagram, account(fault)))).hasSize(9 * 3).containsOnly(status);
    }

    @Test
    void aRetiredNumberFailsAlone() {
        List<Status> daily = daily(connect(instagram, account("deadmetric")));
        assertThat(daily).filteredOn(status -> status == Status.ok).hasSize(8 * 3);
        assertThat(daily).as("asked for once").filteredOn(status -> status == Status.unsupported).hasSize(1);
    }

    @Test
    void mediaAreWhatTheyAre() {
        List<MediaItem> items = instagram.media(connect(instagram, account()), null).items();
        assertThat(items).hasSize(12).extracting(MediaItem::kind).contains(MediaItem.Kind.image, MediaItem.Kind.video,
                MediaItem.Kind.album);
        assertThat(items).extracting(MediaItem::caption).containsNull().anyMatch(text -> text != null && text.contains("🌅"));
        assertThat(items.get(0).publishedAt()).isEqualTo("2026-11-20T17:36:43Z");
        assertThat(items.get(0).counts()).returns(null, MediaItem.Counts::views)
                .satisfies(counts -> assertThat(counts.likes()).isPositive());
        assertThat(items.get(1).thumbnailUrl()).endsWith(".jpg");
        assertThat(items.get(4).thumbnailUrl()).isNull();
    }

    @Test
    void hiddenLikesAreNotKnown() {
        assertThat(instagram.media(connect(instagram, account("hidden")), null).items())
                .allMatch(item -> item.counts().likes() == null && item.counts().comments() != null);
    }

    @Test
    void whatWasDeletedIsNotListedAnyMore() {
        Access access = connect(instagram, account("shrinking"));
        assertThat(instagram.media(access, null).items()).hasSize(12);
        assertThat(instagram.media(access, null).items()).hasSize(11);
    }

    @Test
    void shortAndEmptyPagesAreNotTheEnd() {
        Access access = connect(instagram, account("rich"));
        List<MediaPage> pages = new ArrayList<>(List.of(instagram.media(access, null)));
        while (pages.get(pages.size() - 1).nextCursor() != null) {
            pages.add(instagram.media(access, pages.get(pages.size() - 1).nextCursor()));
        }
        assertThat(pages).extracting(page -> page.items().size()).containsExactly(50, 43, 0, 32);
        assertThat(pages.stream().flatMap(page -> page.items().stream()).map(MediaItem::platformMediaId))
                .doesNotHaveDuplicates()
                .hasSize(125);
    }

    @ParameterizedTest
    @CsvSource({ "expired,REAUTH,token-expired", "revoked,REAUTH,app-removed", "password,REAUTH,password-changed",
            "checkpoint,REAUTH,checkpoint", "throttled,THROTTLED,account-limit", "quota,THROTTLED,app-limit",
            "broken,RETRY,platform-error" })
    void whatFailsSaysWhy(String fault, Failure failure, String reason) {
        Access access = connect(instagram, account(fault));
        assertFails(() -> instagram.observe(access), failure, reason);
        assertFails(() -> instagram.media(access, null), failure, reason);
        assertFails(() -> instagram.refresh(access), failure, reason);
    }

    @ParameterizedTest
    @CsvSource({ "garbage,unreadable-answer", "huge,unreadable-answer", "slow,platform-error" })
    void answersThatAreNoneAreTriedAgainLater(String fault, String reason) {
        Access access = connect(instagram, account(fault));
        assertFails(() -> instagram.observe(access), Failure.RETRY, reason);
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 2, 3 })
    void noShapeOfGarbageIsTakenForMedia(int before) {
        String name = account();
        Access access = connect(instagram, name);
        for (int i = 0; i < before; i++) {
            instagram.media(access, null);
        }
        script(name, "garbage");
        assertFails(() -> instagram.media(access, null), Failure.RETRY, "unreadable-answer");
    }

    @Test
    void whatFailsNowAndThenIsTriedAgainAtOnce() {
        assertThat(instagram.observe(connect(instagram, account("flaky"))).readings()).isNotEmpty();
    }

    @Test
    void anAccountThatIsNearlyUsedUpIsLeftAlone() {
        Access access = connect(instagram, account("busy"));
        instagram.media(access, null);
        assertThat(pauses.of(access.platformUserId())).singleElement().returns("account-limit", PlatformPause::reason)
                .satisfies(pause -> assertThat(pause.until()).isCloseTo(Instant.now().plusSeconds(300),
                        within(1, ChronoUnit.MINUTES)));
    }

    @Test
    void aThrottledAccountIsLeftAloneForAsLongAsThePlatformSays() {
        Access access = connect(instagram, account("throttled"));
        PlatformException failed = catchThrowableOfType(PlatformException.class, () -> instagram.media(access, null));
        assertThat(failed.until()).isCloseTo(Instant.now().plus(25, ChronoUnit.MINUTES), within(1, ChronoUnit.MINUTES));
        assertThat(pauses.of(access.platformUserId())).isNotEmpty();
    }

    @Test
    void aTokenRenewsItself() {
        String name = account();
        Access access = connect(instagram, name);
        Tokens renewed = instagram.refresh(access).tokens();
        assertThat(renewed.accessToken()).isNotEqualTo(access.tokens().accessToken());
        assertThat(calls(name, "refreshes")).isEqualTo(1);
    }

    @Test
    void aTokenIsNotRenewedBeforeItIsOldEnough() {
        Access access = connect(instagram, account("young"));
        assertFails(() -> instagram.refresh(access), Failure.BAD_OBJECT, "bad-request");
    }

    @ParameterizedTest
    @CsvSource({ "60,50", "12,2", "11,1", "5,1" })
    void renewalIsDueTenDaysBeforeTheEndButNotOnTheFirstDay(int life, int due) {
        Instant issued = Instant.parse("2026-11-01T00:00:00Z");
        Tokens tokens = new Tokens("IGAA", null, issued, issued.plus(Duration.ofDays(life)), null);
        assertThat(instagram.refreshDue(tokens)).isEqualTo(issued.plus(Duration.ofDays(due)));
    }

    @Test
    void numbersOfAnotherAccountAreNotTaken() {
        Access access = connect(instagram, account());
        Access moved = new Access("17841400000000000", access.loginId(), access.scopes(), access.tokens());
        assertFails(() -> instagram.observe(moved), Failure.RETRY, "unreadable-answer");
    }

    @Test
    void thereIsNothingToGiveBack() {
        String name = account();
        instagram.revoke(connect(instagram, name));
        assertThat(calls(name, "revocations")).isZero();
    }

    private List<Status> daily(Access access) {
        return instagram.observe(access).readings().stream().filter(reading -> reading.day() != null).map(Reading::status)
                .toList();
    }

    private static void assertFails(ThrowingCallable call, Failure failure, String reason) {
        PlatformException failed = catchThrowableOfType(PlatformException.class, call);
        assertThat(failed).isNotNull().returns(failure, PlatformException::failure).returns(reason, PlatformException::reason);
        assertThat(failed.toString()).doesNotContain("IGAA", "http", "access_token");
        assertThat(failed).hasNoCause();
    }
}
