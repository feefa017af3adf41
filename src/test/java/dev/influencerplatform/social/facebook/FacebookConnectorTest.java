package dev.influencerplatform.social.facebook;

import static dev.influencerplatform.social.Consents.access;
import static dev.influencerplatform.social.Consents.account;
import static dev.influencerplatform.social.Consents.allow;
import static dev.influencerplatform.social.Consents.connect;
import static dev.influencerplatform.support.Sandbox.calls;
import static dev.influencerplatform.support.Sandbox.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.influencerplatform.social.Access;
import dev.influencerplatform.social.AuthorizationRequest;
import dev.influencerplatform.social.CodeExchange;
import dev.influencerplatform.social.Connector;
import dev.influencerplatform.social.Connectors;
import dev.influencerplatform.social.Consents;
import dev.influencerplatform.social.GrantedAccount;
import dev.influencerplatform.social.GrantedTokens;
import dev.influencerplatform.social.MediaItem;
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
import dev.influencerplatform.support.Sandbox;
import dev.influencerplatform.support.WithApplication;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facebook, as the sandbox plays it. */
@WithApplication
class FacebookConnectorTest {

    @Inject
    Pauses pauses;

    private Connector facebook;

    @Inject
    void choose(Connectors connectors) {
        facebook = connectors.of(Platform.facebook);
    }

    /** A platform that is left alone is not to be another test's. */
    @AfterEach
    void endPauses() {
        Rows.update("DELETE FROM platform_pauses");
    }

    @Test
    void consentOpensThePageOfThePerson() {
        GrantedAccount page = facebook.exchange(allow(facebook, account())).accounts().get(0);
        assertThat(page.name()).endsWith(" Page");
        assertThat(page.platformUserId()).startsWith("10");
        assertThat(page.loginId()).startsWith("122");
        assertThat(page.scopes()).containsExactlyElementsOf(facebook.scopes());
        assertThat(page.tokens().expiresAt()).isCloseTo(Instant.now().plus(90, ChronoUnit.DAYS), within(1, ChronoUnit.MINUTES));
        assertThat(page.tokens().refreshExpiresAt()).isCloseTo(Instant.now().plus(60, ChronoUnit.DAYS),
                within(1, ChronoUnit.MINUTES));
    }

    @Test
    void pagesAreThoseThatWereTickedOnceEach() {
        List<GrantedAccount> pages = facebook.exchange(allow(facebook, account("pages"))).accounts();
        assertThat(pages).hasSize(2).extracting(GrantedAccount::platformUserId).doesNotHaveDuplicates();
        assertThat(pages).extracting(page -> page.tokens().accessToken()).doesNotContainNull().doesNotHaveDuplicates();
        assertThat(facebook.observe(access(pages.get(1))).accountName()).isEqualTo(pages.get(1).name());
    }

    @Test
    void withoutAPageThereIsNothingToConnect() {
        CodeExchange exchange = allow(facebook, account("nopages"));
        assertFails(() -> facebook.exchange(exchange), Failure.NO_ACCOUNT, "no-page");
    }

    @Test
    void aCodeIsGoodOnce() {
        CodeExchange exchange = allow(facebook, account());
        facebook.exchange(exchange);
        assertFails(() -> facebook.exchange(exchange), Failure.BAD_CODE, "code-refused");
    }

    @Test
    void scopesAreThoseGranted() {
        assertThat(connect(facebook, account("missing")).scopes()).containsExactly("pages_show_list",
                "pages_read_engagement", "business_management");
    }

    @Test
    void whoDeniesIsSentBackWithTheReason() {
        AuthorizationRequest request = new AuthorizationRequest("state-2", null, Consents.redirectUri(facebook));
        assertThat(Sandbox.parametersOf(URI.create(Sandbox.deny(facebook.authorizationUrl(request).toString()))))
                .containsEntry("error", "access_denied").containsEntry("error_reason", "user_denied")
                .containsEntry("state", "state-2");
    }

    @Test
    void numbersAreOfNowAndOfTheLastSevenDays() {
        List<Reading> readings = facebook.observe(connect(facebook, account())).readings();
        LocalDate today = LocalDate.now(DailyNumbers.PACIFIC);
        assertThat(readings).filteredOn(reading -> reading.metric().equals("page_follows")).extracting(Reading::day)
                .containsExactlyElementsOf(DailyNumbers.daysBefore(today, 7));
        assertThat(readings).extracting(Reading::metric).startsWith("followers", "posts", "page_follows")
                .contains("page_media_view");
        assertThat(readings).filteredOn(reading -> reading.status() != Status.ok).extracting(Reading::metric)
                .containsExactly("posts");
    }

    @ParameterizedTest
    @CsvSource({ "small,unavailable", "missing,forbidden" })
    void numbersThatAreNotTheresSayWhy(String fault, Status status) {
        assertThat(daily(connect(facebook, account(fault)))).hasSize(5 * 7).containsOnly(status);
    }

    @Test
    void aRetiredNumberFailsAlone() {
        assertThat(daily(connect(facebook, account("deadmetric")))).hasSize(5 * 7)
                .filteredOn(status -> status == Status.ok).hasSize(4 * 7);
    }

    @Test
    void postsAreWhatTheyAre() {
        List<MediaItem> items = facebook.media(connect(facebook, account()), null).items();
        assertThat(items).hasSize(12).extracting(MediaItem::kind).contains(MediaItem.Kind.image, MediaItem.Kind.video,
                MediaItem.Kind.album);
        assertThat(items.get(0).counts().shares()).isPositive();
        assertThat(items.get(1).counts().shares()).isNull();
        assertThat(items.get(0).counts().likes()).isPositive();
        assertThat(items.get(0).publishedAt()).isEqualTo("2026-11-20T17:36:43Z");
    }

    @Test
    void tooMuchDataIsAskedForInHalves() {
        assertThat(facebook.media(connect(facebook, account("heavy")), null).items()).hasSize(12);
    }

    @ParameterizedTest
    @CsvSource({ "expired,REAUTH,token-expired", "revoked,REAUTH,app-removed", "password,REAUTH,password-changed",
            "checkpoint,REAUTH,checkpoint", "throttled,THROTTLED,account-limit", "quota,THROTTLED,app-limit",
            "broken,RETRY,platform-error" })
    void whatFailsSaysWhy(String fault, Failure failure, String reason) {
        Access access = connectThenBreak(fault);
        assertFails(() -> facebook.observe(access), failure, reason);
        assertFails(() -> facebook.media(access, null), failure, reason);
        assertFails(() -> facebook.refresh(access), failure, reason);
    }

    @ParameterizedTest
    @CsvSource({ "garbage,unreadable-answer", "huge,unreadable-answer", "slow,platform-error" })
    void answersThatAreNoneAreTriedAgainLater(String fault, String reason) {
        Access access = connectThenBreak(fault);
        assertFails(() -> facebook.observe(access), Failure.RETRY, reason);
    }

    @Test
    void theWholeAppIsLeftAloneWhenThePlatformSaysSo() {
        Access access = connectThenBreak("quota");
        assertFails(() -> facebook.media(access, null), Failure.THROTTLED, "app-limit");
        assertThat(pauses.ofApp(Platform.facebook)).isNotEmpty().last().returns("app-limit", PlatformPause::reason)
                .satisfies(pause -> assertThat(pause.until()).isCloseTo(Instant.now().plus(15, ChronoUnit.MINUTES),
                        within(1, ChronoUnit.MINUTES)));
    }

    @Test
    void renewalExchangesThePersonsTokenAndReadsThePagesAgain() {
        String name = account();
        Access access = connect(facebook, name);
        GrantedTokens granted = facebook.refresh(access);
        Tokens renewed = granted.tokens();
        assertThat(granted.scopes()).isEqualTo(access.scopes());
        assertThat(renewed.accessToken()).isNotBlank().isNotEqualTo(access.tokens().accessToken());
        assertThat(renewed.refreshToken()).isNotBlank().isNotEqualTo(access.tokens().refreshToken());
        assertThat(facebook.refreshDue(renewed)).isEqualTo(renewed.issuedAt().plus(1, ChronoUnit.DAYS));
    }

    @Test
    void aPagesTokenIsKeptWhenOnlyThePersonsIsRefused() {
        Access access = connect(facebook, account());
        Tokens halfDead = new Tokens(access.tokens().accessToken(), "EAAnone", access.tokens().issuedAt(), null, null);
        Tokens renewed = facebook.refresh(new Access(access.platformUserId(), access.loginId(), access.scopes(), halfDead))
                .tokens();
        assertThat(renewed.accessToken()).isEqualTo(access.tokens().accessToken());
        assertThat(renewed.refreshToken()).isEqualTo("EAAnone");
        assertThat(renewed.issuedAt()).isAfter(access.tokens().issuedAt());
        assertThat(renewed.expiresAt()).isNotNull();
    }

    @Test
    void whoeverDoesNotComeByForTooLongHasToConsentAgain() {
        Access access = connect(facebook, account("lapsed"));
        assertFails(() -> facebook.refresh(access), Failure.REAUTH, "data-access-ended");
    }

    @Test
    void aWrongSecretSaysNothingOfTheToken() {
        Access access = connectThenBreak("unknownapp");
        assertFails(() -> facebook.refresh(access), Failure.CONFIGURATION, "app-refused");
    }

    @Test
    void whatWasDeclinedIsAskedForAgain() {
        AuthorizationRequest request = new AuthorizationRequest("state-3", null, Consents.redirectUri(facebook));
        assertThat(Sandbox.parametersOf(facebook.authorizationUrl(request))).containsEntry("auth_type", "rerequest");
    }

    /** The person's token lapses after sixty days, the grant does not. */
    @Test
    void aGrantCanBeEndedWithoutThePersonsToken() {
        Access access = connect(facebook, account());
        Tokens lapsed = new Tokens(access.tokens().accessToken(), "EAAnone", access.tokens().issuedAt(), null, null);
        facebook.revoke(new Access(access.platformUserId(), access.loginId(), access.scopes(), lapsed));
        assertFails(() -> facebook.observe(access), Failure.REAUTH, "app-removed");
    }

    @Test
    void whatIsGivenBackOpensNothing() {
        String name = account();
        Access access = connect(facebook, name);
        facebook.revoke(access);
        assertFails(() -> facebook.observe(access), Failure.REAUTH, "app-removed");
        facebook.revoke(access);
        assertThat(calls(name, "revocations")).isEqualTo(2);
    }

    private Access connectThenBreak(String fault) {
        String name = account();
        Access access = connect(facebook, name);
        script(name, fault);
        return access;
    }

    private List<Status> daily(Access access) {
        return facebook.observe(access).readings().stream().filter(reading -> reading.day() != null).map(Reading::status)
                .toList();
    }

    private static void assertFails(ThrowingCallable call, Failure failure, String reason) {
        PlatformException failed = catchThrowableOfType(PlatformException.class, call);
        assertThat(failed).isNotNull().returns(failure, PlatformException::failure).returns(reason, PlatformException::reason);
        assertThat(failed.toString()).doesNotContain("EAA", "http", "access_token");
        assertThat(failed).hasNoCause();
    }
}
