package dev.influencerplatform.common.http;

import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.ProblemType;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * The door of the service: what holds for every exchange, also for those that no resource sees. Request id, security
 * headers, refusal of paths that proxies and routers read differently, and problem details for what is left over.
 */
@ApplicationScoped
public class HttpGuard {

    /** Encoded separators and path parameters: the ways around path policies in CVE-2026-39852 and CVE-2026-50559. */
    private static final Pattern PATH_TRICKS = Pattern.compile(".*(;|%2f|%5c|%3b|\\\\).*");
    /** Encoded controls, NUL among them: no text of ours has them, and PostgreSQL refuses some. */
    private static final Pattern CONTROLS = Pattern.compile(".*%([01][0-9a-fA-F]|7[fF]).*");
    /** Besides letters and digits (RFC 3986, sections 2.3 and 3.3). */
    private static final String PLAIN = "/-._~?&=:,@";
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
    /** Its page holds scripts; where it sends requests to, and what it loads, is of this server all the same. */
    private static final String OF_SWAGGER_UI = "default-src 'none'; script-src 'self' 'unsafe-inline'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'";
    static final int PRIORITY = 1000;

    private final HttpSettings settings;
    private final Problems problems;
    private final BodyLimits bodyLimits;

    HttpGuard(HttpSettings settings, Problems problems, BodyLimits bodyLimits) {
        this.settings = settings;
        this.problems = problems;
        this.bodyLimits = bodyLimits;
    }

    void stand(@Observes Filters filters) {
        filters.register(this::guard, PRIORITY);
    }

    void answerWhatIsLeft(@Observes Router router) {
        router.route().last().handler(request -> problems.write(problems.ofStatus(404), request));
        router.route().last().failureHandler(request -> {
            // the server may have answered before (413 of a body in chunks): what fails then is not worth a stack trace in
            // the log, which anybody could cause
            if (!request.response().ended()) {
                problems.write(problemOf(request), request);
            }
        });
    }

    private ProblemException problemOf(RoutingContext request) {
        if (request.failure() instanceof HttpClosedException) {
            // hung up in the middle of a request: nobody reads this, and it is no fault of ours
            return problems.ofStatus(400);
        }
        return problems.ofFailure(request.failure(), request.statusCode() < 400 ? 500 : request.statusCode(), request);
    }

    private void guard(RoutingContext request) {
        RequestFacts.gather(request, settings.trustedProxies());
        MDC.put("requestId", RequestFacts.requestId(request));
        request.response().putHeader("X-Request-Id", RequestFacts.requestId(request));
        addSecurityHeaders(request);
        boolean plain = isPlain(request.request().uri());
        if (!plain && PATH_TRICKS.matcher(request.request().path().toLowerCase(Locale.ROOT)).matches()) {
            problems.write(ProblemType.BAD_REQUEST.with("The path has an encoded separator or a path parameter."), request);
        } else if (!plain && !isUri(request.request().uri())) {
            problems.write(ProblemType.BAD_REQUEST.with("The path or the query has a character that must be encoded."),
                    request);
        } else if (!plain && CONTROLS.matcher(request.request().uri()).matches()) {
            problems.write(ProblemType.BAD_REQUEST.with("The path or the query has a control character."), request);
        } else if (request.request().headers().getAll("Authorization").size() > 1) {
            problems.write(ProblemType.BAD_REQUEST.with("Send one Authorization header."), request);
        } else if (bodyLimits.areExceeded(request)) {
            if (request.request().version() != HttpVersion.HTTP_2) {
                request.response().putHeader("Connection", "close");
            }
            problems.write(bodyLimits.exceeded(request), request);
        } else if (request.request().getHeader("Content-Encoding") != null) {
            problems.write(ProblemType.UNSUPPORTED_MEDIA_TYPE.with("Send the body without a content encoding."), request);
        } else {
            tellTypeOfNoBody(request.request());
            request.next();
        }
    }

    /** The framework wants to know the media type of a body even where the body may be left out. */
    private static void tellTypeOfNoBody(HttpServerRequest request) {
        if ((request.method() == HttpMethod.POST || request.method() == HttpMethod.DELETE)
                && request.getHeader("Content-Type") == null && !hasBody(request)) {
            request.headers().set("Content-Type", "application/json");
        }
    }

    static boolean hasBody(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            return !request.isEnded();
        }
        String length = request.getHeader("Content-Length");
        return length != null ? !length.equals("0") : request.getHeader("Transfer-Encoding") != null;
    }

    /** As nearly all are: nothing is encoded, and nothing has to be. */
    private static boolean isPlain(String target) {
        return target.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                || PLAIN.indexOf(c) >= 0);
    }

    private static boolean isUri(String target) {
        try {
            new URI(target);
            return true;
        } catch (URISyntaxException unencoded) {
            return false;
        }
    }

    private void addSecurityHeaders(RoutingContext request) {
        MultiMap headers = request.response().headers();
        headers.add("Vary", "Accept-Encoding");
        headers.add("X-Content-Type-Options", "nosniff");
        headers.add("Referrer-Policy", "no-referrer");
        headers.add("X-Frame-Options", "DENY");
        headers.add("Content-Security-Policy", request.request().path().startsWith("/q/swagger-ui") ? OF_SWAGGER_UI : NOTHING);
        headers.add("Cross-Origin-Resource-Policy", isRead(request.request()) ? "cross-origin" : "same-origin");
        if (RequestFacts.isHttps(request, settings.trustedProxies())) {
            headers.add("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }

    private static boolean isRead(HttpServerRequest request) {
        return request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
    }
}
