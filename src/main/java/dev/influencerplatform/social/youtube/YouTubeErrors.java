package dev.influencerplatform.social.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.social.ForeignJson;
import dev.influencerplatform.social.Platform;
import dev.influencerplatform.social.PlatformAnswer;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.social.PlatformException.Failure;
import dev.influencerplatform.social.PlatformPause;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;

/** What Google's APIs mean by their errors. The status alone does not tell: a 401 may be a missing channel, a 403 the quota. */
@Singleton
class YouTubeErrors {

    /** Where Google's days begin and end. */
    static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    static final String OBJECT_MISSING = "object-missing";

    /** How the text begins of a refusal by an allowance; which of them it is stands in the text alone. */
    private static final String ALLOWANCE = "Quota exceeded for quota metric";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,5}");

    private final YouTubeSettings settings;
    private final Clock clock;
    private final Event<PlatformPause> pauses;

    YouTubeErrors(YouTubeSettings settings, Clock clock, Event<PlatformPause> pauses) {
        this.settings = settings;
        this.clock = clock;
        this.pauses = pauses;
    }

    PlatformException toException(PlatformAnswer answer) {
        String reason = reasonOf(answer.body());
        if (isOfTheDay(answer.body())) {
            return quotaExceeded();
        }
        return switch (reason) {
            case "quotaExceeded", "dailyLimitExceeded" -> quotaExceeded();
            case "rateLimitExceeded", "userRateLimitExceeded", "RESOURCE_EXHAUSTED" -> askedTooOften(answer);
            case "youtubeSignupRequired" -> noChannel();
            case "insufficientPermissions", "forbidden" -> new PlatformException(Failure.PERMISSION, "scope-missing",
                    "A permission that this needs was not granted on YouTube.");
            case "accessNotConfigured" -> new PlatformException(Failure.CONFIGURATION, "api-not-enabled",
                    "The YouTube API is not enabled for this installation's app.");
            case "authenticatedUserAccountClosed", "authenticatedUserAccountSuspended", "accountDelegationForbidden" ->
                new PlatformException(Failure.REAUTH, "account-closed", "The YouTube account is closed or suspended.");
            case "invalidPageToken" -> UploadList.pageRefused();
            case "channelNotFound", "playlistNotFound", "videoNotFound", "notFound", "invalid_token" -> objectMissing();
            default -> byStatus(answer, !reason.isEmpty());
        };
    }

    static PlatformException noChannel() {
        return new PlatformException(Failure.NO_ACCOUNT, "no-channel", "This Google account has no YouTube channel.");
    }

    private PlatformException byStatus(PlatformAnswer answer, boolean isExplained) {
        int status = answer.status();
        return switch (status) {
            case 401 -> new PlatformException(Failure.STALE_TOKEN, "token-refused", "YouTube does not take the access token.");
            case 404 -> objectMissing();
            case 429 -> askedTooOften(answer);
            // whatever stands between Google and us answers without an explanation
            case 400, 403 -> isExplained ? refused(status)
                    : PlatformException.unreadable("YouTube's error with status " + status + " is unexplained.");
            default -> PlatformException.unreachable("it says " + status);
        };
    }

    private static PlatformException refused(int status) {
        return status == 403
                ? new PlatformException(Failure.PERMISSION, "scope-missing", "YouTube does not allow this.")
                : new PlatformException(Failure.BAD_OBJECT, "request-refused", "YouTube does not know what it was asked for.");
    }

    private static PlatformException objectMissing() {
        return new PlatformException(Failure.BAD_OBJECT, OBJECT_MISSING, "YouTube does not have this any more.");
    }

    /** One allowance a day for the whole app, so that everybody has to wait. */
    private PlatformException quotaExceeded() {
        Instant midnight = LocalDate.now(clock.withZone(PACIFIC)).plusDays(1).atStartOfDay(PACIFIC).toInstant();
        pauses.fire(new PlatformPause(Platform.youtube, null, "quota-exceeded", midnight));
        return PlatformException.throttled("quota-exceeded", "YouTube's quota of this day is used up.", midnight);
    }

    private static boolean isOfTheDay(JsonNode body) {
        String message = ForeignJson.text(body.path("error"), "message");
        return message != null && message.startsWith(ALLOWANCE) && !message.contains("per minute");
    }

    private PlatformException askedTooOften(PlatformAnswer answer) {
        String wanted = answer.header("Retry-After");
        Duration pause = wanted != null && SECONDS.matcher(wanted).matches() ? Duration.ofSeconds(Long.parseLong(wanted))
                : settings.limitPause();
        return PlatformException.throttled("account-limit", "YouTube was asked too often for this account.",
                clock.instant().plus(pause));
    }

    /** Empty without one. The OAuth endpoints have their errors as text. */
    private static String reasonOf(JsonNode body) {
        JsonNode error = body.path("error");
        if (error.isTextual()) {
            return error.textValue();
        }
        String reason = ForeignJson.text(error.path("errors").path(0), "reason");
        String status = ForeignJson.text(error, "status");
        return reason != null ? reason : status == null ? "" : status;
    }
}
