package dev.influencerplatform.common.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Lets a request whose body comes in chunks be the last one of its connection: another server on the way may have read several
 * encodings otherwise and seen the body end elsewhere, and what follows could be somebody else's (RFC 9112, section 6.1). Who
 * sends bodies in chunks seldom sends many.
 */
@ApplicationScoped
class Framing {

    /** Before the guard, whose refusals are answers, too. */
    private static final int PRIORITY = 1100;

    private final Set<HttpConnection> ending = Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext request) {
        HttpConnection connection = request.request().connection();
        if (ending.contains(connection)) {
            connection.close();
            return;
        }
        if (request.request().version() != HttpVersion.HTTP_2 && request.request().headers().contains("Transfer-Encoding")) {
            ending.add(connection);
            request.response().putHeader("Connection", "close");
            request.addEndHandler(answered -> connection.close());
        }
        request.next();
    }
}
