package dev.influencerplatform.user.privacy;

import dev.influencerplatform.common.http.Caller;
import dev.influencerplatform.common.problem.ProblemType;
import dev.influencerplatform.user.Accounts;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;

/** Asks for the password again before what cannot be undone: a token that somebody has found is not enough. */
@RequestScoped
class StepUp {

    static final ProblemType REAUTHENTICATION_REQUIRED = new ProblemType("reauthentication-required", 403,
            "The password is needed once more");

    private final Accounts accounts;
    private final Caller caller;
    private final PrivacySettings settings;
    private final RoutingContext request;
    private final Clock clock;

    StepUp(Accounts accounts, Caller caller, PrivacySettings settings, RoutingContext request, Clock clock) {
        this.accounts = accounts;
        this.caller = caller;
        this.settings = settings;
        this.request = request;
        this.clock = clock;
    }

    /**
     * @param password the right one, or null when it was given a moment ago
     * @param action what it is for, in the log
     */
    void require(String password, String action) {
        if (password != null) {
            accounts.requirePassword(caller.id(), password, "password", action, request);
        } else if (caller.authenticatedAt().isBefore(clock.instant().minus(settings.recentPassword()))) {
            throw REAUTHENTICATION_REQUIRED.with("Send the password along, or ask for it by POST /api/v1/auth/reauthenticate.");
        }
    }
}
