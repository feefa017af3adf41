package dev.influencerplatform.user;

import dev.influencerplatform.common.problem.ProblemException;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;

/**
 * Carries the refresh token for pages that must not be able to read it: only to the sign-in paths, only over TLS, never along
 * with what another site asks for (RFC 6265bis). The prefix keeps sites without TLS from setting it.
 */
@ApplicationScoped
class RefreshCookie {

    static final String NAME = "__Secure-refresh-token";
    static final String PATH = "/api/v1/auth";

    private final RoutingContext request;

    RefreshCookie(RoutingContext request) {
        this.request = request;
    }

    /** The answer as the client wants it. */
    TokenAnswer carry(TokenAnswer answer, RefreshTransport wish) {
        if (wish != RefreshTransport.COOKIE) {
            return answer;
        }
        set(answer.refreshToken(), answer.refreshExpiresIn());
        return answer.withoutRefreshToken();
    }

    /** Where the client has it now, when it does not say otherwise. */
    RefreshTransport orPresent(RefreshTransport wish) {
        return wish == null && request.request().getCookie(NAME) != null ? RefreshTransport.COOKIE : wish;
    }

    /** The token in the body, or else the one in the cookie. */
    String tokenOf(AuthRequests.Refresh body) {
        if (transportOf(body) == RefreshTransport.BODY) {
            return body.refreshToken();
        }
        // a second one is another site's of the same domain, which would have the browser work in somebody else's account
        if (copies() != 1) {
            throw ProblemException.invalid("refreshToken", "must be here, or once in the cookie");
        }
        return request.request().getCookie(NAME).getValue();
    }

    /** As the browser sends them: the framework knows the first of several only. */
    private long copies() {
        return request.request().headers().getAll("Cookie").stream().flatMap(header -> Arrays.stream(header.split(";")))
                .filter(cookie -> cookie.strip().startsWith(NAME + "=")).count();
    }

    RefreshTransport transportOf(AuthRequests.Refresh body) {
        return body == null || body.refreshToken() == null ? RefreshTransport.COOKIE : RefreshTransport.BODY;
    }

    void clear() {
        if (request.request().getCookie(NAME) != null) {
            set("", 0);
        }
    }

    private void set(String token, long seconds) {
        request.response().headers().add("Set-Cookie",
                "%s=%s; Path=%s; Max-Age=%d; HttpOnly; Secure; SameSite=Strict".formatted(NAME, token, PATH, seconds));
    }
}
