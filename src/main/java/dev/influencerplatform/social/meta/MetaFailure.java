package dev.influencerplatform.social.meta;

import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.social.PlatformException.Failure;
import java.time.Instant;

/** What goes wrong at Meta's platforms, in our words. */
public final class MetaFailure {

    /** A list is to be asked for in smaller pages. */
    public static final String TOO_MUCH_DATA = "too-much-data";

    static final String APP_LIMIT = "app-limit";
    static final String ACCOUNT_LIMIT = "account-limit";

    private MetaFailure() {
    }

    public static PlatformException codeRefused() {
        return new PlatformException(Failure.BAD_CODE, "code-refused", "The platform did not take the code.");
    }

    /** @param subcode why the token is dead; null when that is not told */
    public static PlatformException deadToken(Long subcode) {
        return switch (subcode == null || subcode > Integer.MAX_VALUE ? 0 : subcode.intValue()) {
            case 458 -> reauth("app-removed", "The person removed the app at the platform.");
            case 459 -> reauth("checkpoint", "The platform wants the person to sign in there first.");
            case 460 -> reauth("password-changed", "The person changed the password at the platform.");
            case 464 -> reauth("account-unconfirmed", "The person's account at the platform is not confirmed.");
            case 467 -> reauth("signed-out", "The person signed out at the platform, or withdrew access.");
            case 492 -> reauth("role-lost", "The person has no role on the Page any more.");
            default -> reauth("token-expired", "Access has expired.");
        };
    }

    public static PlatformException reauth(String reason, String detail) {
        return new PlatformException(Failure.REAUTH, reason, detail);
    }

    public static PlatformException appRefused() {
        return new PlatformException(Failure.CONFIGURATION, "app-refused", "The platform does not take the app's credentials.");
    }

    static PlatformException scopeMissing() {
        return new PlatformException(Failure.PERMISSION, "scope-missing", "Access to this was not granted.");
    }

    static PlatformException outOfOrder() {
        return new PlatformException(Failure.RETRY, "platform-error", "The platform is out of order.");
    }

    static PlatformException accountLimit(Instant until) {
        return PlatformException.throttled(ACCOUNT_LIMIT, "The platform was asked for this account too often.", until);
    }

    static PlatformException objectMissing() {
        return new PlatformException(Failure.BAD_OBJECT, "object-missing", "The platform does not show this object.");
    }

    static PlatformException badRequest() {
        return new PlatformException(Failure.BAD_OBJECT, "bad-request", "The platform cannot answer this.");
    }

    static PlatformException tooMuchData() {
        return new PlatformException(Failure.BAD_OBJECT, TOO_MUCH_DATA, "The platform wants to be asked for less.");
    }
}
