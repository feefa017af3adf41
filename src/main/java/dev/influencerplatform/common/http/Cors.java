package dev.influencerplatform.common.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which browsers' pages may call what: public reads from everywhere, the rest from the configured origins. */
@ApplicationScoped
public class Cors {

    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT,
            HttpMethod.PATCH, HttpMethod.DELETE);
    private static final Set<String> REQUEST_HEADERS = Set.of("Authorization", "Content-Type", "Accept", "If-Match",
            "If-None-Match", "Idempotency-Key", "X-Request-Id");
    private static final Set<String> ANSWER_HEADERS = Set.of("ETag", "Location", "Link", "X-Request-Id",
            "Idempotency-Replayed", "Retry-After", "RateLimit", "RateLimit-Policy", "Content-Disposition", "Deprecation",
            "Sunset");
    private static final String SIGN_IN = "/api/v1/auth/";
    private static final int PRIORITY_AFTER_GUARD = 900;
    private static final int ONE_HOUR = 3600;

    private final CorsHandler forPublicReads = handler().addOrigin("*");
    private final CorsHandler forOurOrigins;
    /** The only paths with a cookie: that of the refresh token. */
    private final CorsHandler forSignIn;
    private final Pattern publicReads;

    Cors(HttpSettings settings, @ConfigProperty(name = "app.public-api-url") URI publicApiUrl) {
        publicReads = Pattern.compile(String.join("|", settings.publicReads()));
        List<String> origins = new ArrayList<>(settings.corsOrigins());
        // of Swagger UI: browsers name the origin with each change, also when it is the same
        origins.add(publicApiUrl.getScheme() + "://" + publicApiUrl.getRawAuthority());
        forOurOrigins = handler().addOrigins(origins);
        forSignIn = handler().addOrigins(origins).allowCredentials(true);
    }

    void register(@Observes Filters filters) {
        filters.register(this::apply, PRIORITY_AFTER_GUARD);
    }

    private void apply(RoutingContext request) {
        boolean publicRead = isPublicRead(request);
        if (publicRead && request.request().getHeader("Origin") == null) {
            // a shared cache may give this answer to a browser's page, too
            request.response().putHeader("Access-Control-Allow-Origin", "*");
        }
        if (publicRead) {
            forPublicReads.handle(request);
        } else {
            (request.normalizedPath().startsWith(SIGN_IN) ? forSignIn : forOurOrigins).handle(request);
        }
    }

    private boolean isPublicRead(RoutingContext request) {
        String method = request.request().method().name();
        String asked = request.request().getHeader("Access-Control-Request-Method");
        String meant = method.equals("OPTIONS") && asked != null ? asked : method;
        return (meant.equals("GET") || meant.equals("HEAD")) && publicReads.matcher(request.normalizedPath()).matches();
    }

    private static CorsHandler handler() {
        return CorsHandler.create().allowedMethods(METHODS).allowedHeaders(REQUEST_HEADERS)
                .exposedHeaders(ANSWER_HEADERS).maxAgeSeconds(ONE_HOUR);
    }
}
