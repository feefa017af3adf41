package dev.influencerplatform.social.sandbox.meta;

import dev.influencerplatform.social.Platform;
import dev.influencerplatform.social.sandbox.ConsentRules;
import dev.influencerplatform.social.sandbox.ConsentScreen;
import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Facebook's login. */
@Singleton
@IfBuildProfile(anyOf = { "dev", "test" })
class FacebookSandbox {

    static final String GRAPH = "/sandbox/graph\\.facebook\\.com" + GraphList.VERSION;
    static final List<String> SCOPES = List.of("pages_show_list", "pages_read_engagement", "business_management",
            "read_insights");

    private static final ConsentRules CONSENT = new ConsentRules(Platform.facebook,
            "/sandbox/www\\.facebook\\.com" + GraphList.VERSION + "/dialog/oauth", SCOPES, "AQD", false, "", Map.of("error",
                    "access_denied", "error_code", "200", "error_reason", "user_denied", "error_description",
                    "Permissions error"));

    private final ConsentScreen consent;
    private final FacebookLogin login;

    FacebookSandbox(ConsentScreen consent, FacebookLogin login) {
        this.consent = consent;
        this.login = login;
    }

    void routes(@Observes Router router) {
        consent.open(router, CONSENT);
        router.getWithRegex(GRAPH + "/oauth/access_token").handler(login::token);
        router.getWithRegex(GRAPH + "/debug_token").handler(login::debug);
    }
}
