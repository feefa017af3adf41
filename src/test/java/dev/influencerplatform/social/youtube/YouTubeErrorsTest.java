package dev.influencerplatform.social.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.influencerplatform.social.ForeignJson;
import dev.influencerplatform.social.PlatformAnswer;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.social.PlatformException.Failure;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What YouTube's errors are taken for. */
@WithApplication
class YouTubeErrorsTest {

    @Inject
    YouTubeErrors errors;

    /** A quota that is used up is told to everybody. */
    @AfterEach
    void endPauses() {
        Rows.update("DELETE FROM platform_pauses");
    }

    @ParameterizedTest
    @CsvSource({ "401,authError,STALE_TOKEN,token-refused", "401,youtubeSignupRequired,NO_ACCOUNT,no-channel",
            "403,quotaExceeded,THROTTLED,quota-exceeded", "403,dailyLimitExceeded,THROTTLED,quota-exceeded",
            "403,rateLimitExceeded,THROTTLED,account-limit", "403,userRateLimitExceeded,THROTTLED,account-limit",
            "429,somethingNew,THROTTLED,account-limit", "403,insufficientPermissions,PERMISSION,scope-missing",
            "403,forbidden,PERMISSION,scope-missing", "403,somethingNew,PERMISSION,scope-missing",
            "403,accessNotConfigured,CONFIGURATION,api-not-enabled",
            "403,authenticatedUserAccountClosed,REAUTH,account-closed",
            "403,authenticatedUserAccountSuspended,REAUTH,account-closed",
            "403,accountDelegationForbidden,REAUTH,account-closed", "404,channelNotFound,BAD_OBJECT,object-missing",
            "404,playlistNotFound,BAD_OBJECT,object-missing", "404,somethingNew,BAD_OBJECT,object-missing",
            "400,invalidPageToken,BAD_OBJECT,page-refused", "400,badRequest,BAD_OBJECT,request-refused",
            "503,backendError,RETRY,platform-error", "500,somethingNew,RETRY,platform-error" })
    void reasonsDecide(int status, String reason, Failure failure, String ours) {
        assertThat(exception(status, "{\"error\": {\"code\": %d, \"message\": \"secret\", \"errors\": [{\"reason\": \"%s\"}]}}"
                .formatted(status, reason))).returns(failure, PlatformException::failure)
                .returns(ours, PlatformException::reason).extracting(PlatformException::getMessage)
                .asString().doesNotContain("secret").endsWith(".");
    }

    @ParameterizedTest
    @CsvSource({ "401,STALE_TOKEN", "403,RETRY", "400,RETRY", "404,BAD_OBJECT", "429,THROTTLED", "502,RETRY" })
    void withoutAReasonTheStatusDecides(int status, Failure failure) {
        assertThat(exception(status, "")).returns(failure, PlatformException::failure);
    }

    @ParameterizedTest
    @CsvSource({ "per day,quota-exceeded", "per minute per user,account-limit" })
    void whichAllowanceIsUsedUpStandsInTheText(String period, String reason) {
        assertThat(exception(429, "{\"error\": {\"message\": \"Quota exceeded for quota metric 'Queries' and limit 'Queries "
                + period + "'\", \"errors\": [{\"reason\": \"rateLimitExceeded\"}], \"status\": \"RESOURCE_EXHAUSTED\"}}"))
                .returns(Failure.THROTTLED, PlatformException::failure).returns(reason, PlatformException::reason);
    }

    @Test
    void theNewerEnvelopeHasAStatus() {
        assertThat(exception(403, "{\"error\": {\"status\": \"RESOURCE_EXHAUSTED\"}}")).returns(Failure.THROTTLED,
                PlatformException::failure);
    }

    @Test
    void aWantedPauseIsKept() {
        assertThat(exception(429, "{}").until()).isCloseTo(Instant.now().plus(Duration.ofSeconds(90)),
                Assertions.within(10, ChronoUnit.SECONDS));
    }

    private PlatformException exception(int status, String body) {
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        headers.add("Retry-After", "90");
        try {
            return errors.toException(
                    new PlatformAnswer(status, ForeignJson.parse(body.getBytes(StandardCharsets.UTF_8)), headers));
        } catch (JsonProcessingException wrong) {
            throw new AssertionError(wrong);
        }
    }
}
