package dev.influencerplatform.common.http;

import dev.influencerplatform.common.paging.Page;
import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Set;

/** What every answer of a resource gets: its ETag, its cache rule, the link to its next page. */
@Provider
@Priority(Priorities.HEADER_DECORATOR)
public class AnswerFilters implements ContainerResponseFilter {

    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final EntityTags tags;

    AnswerFilters(EntityTags tags) {
        this.tags = tags;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean shown = response.getEntity() instanceof View || response.getEntity() instanceof String;
        if (shown) {
            tag(request, response, tags);
        }
        if (response.getEntity() instanceof Page<?> page && page.nextCursor() != null) {
            response.getHeaders().add(HttpHeaders.LINK,
                    "<" + addressOfNext(request.getUriInfo().getRequestUri(), page.nextCursor()) + ">; rel=\"next\"");
        }
        if (response.getHeaders().getFirst(HttpHeaders.LOCATION) instanceof URI location
                && response.getStatus() != Status.SEE_OTHER.getStatusCode()) {
            // the path alone (RFC 9110, section 10.2.2): what a proxy in front is called, we do not know; only browsers that
            // came back from a platform are sent elsewhere
            response.getHeaders().putSingle(HttpHeaders.LOCATION, UriBuilder.fromUri(location).scheme(null)
                    .host(null).port(-1).build());
        }
        if (!response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL,
                    shown && READS.contains(request.getMethod()) ? "private, no-cache" : "no-store");
        }
    }

    /** A first page is mostly asked for with nothing, and then there is nothing to keep. */
    private static String addressOfNext(URI asked, String cursor) {
        return asked.getRawQuery() == null ? asked.getRawPath() + "?cursor=" + cursor
                : UriBuilder.fromUri(asked).scheme(null).host(null).port(-1).replaceQueryParam("cursor", cursor).build()
                        .toString();
    }

    static void tag(ContainerRequestContext request, ContainerResponseContext response, EntityTags tags) {
        boolean reads = READS.contains(request.getMethod());
        Tagged tagged = reads ? tags.tag(response.getEntity()) : tags.tagWritten(response.getEntity());
        response.getHeaders().putSingle(HttpHeaders.ETAG, tagged.tag());
        String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (known != null && reads && EntityTags.names(known, tagged.tag(), true)) {
            response.setStatusInfo(Status.NOT_MODIFIED);
            response.setEntity(null);
        } else {
            response.setEntity(tagged);
        }
    }

    /** Public reads carry a tag whatever they show, and may be cached by everybody. */
    @Provider
    @PublicRead
    @Priority(Priorities.HEADER_DECORATOR - 1) // response filters run from high to low: after the one above
    public static class OfPublicReads implements ContainerResponseFilter {

        private final EntityTags tags;

        OfPublicReads(EntityTags tags) {
            this.tags = tags;
        }

        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            if (response.getStatus() == Status.OK.getStatusCode()) {
                response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL,
                        "public, max-age=60, stale-while-revalidate=300");
                tag(request, response, tags);
            }
        }
    }
}
