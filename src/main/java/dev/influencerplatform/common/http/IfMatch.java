package dev.influencerplatform.common.http;

import dev.influencerplatform.common.problem.ProblemType;
import dev.influencerplatform.common.problem.Violation;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;

/** The client's wish to change only what it has seen: {@code If-Match} (RFC 9110, section 13.1.1). */
@RequestScoped
public class IfMatch {

    private final RoutingContext request;
    private final EntityTags tags;

    IfMatch(RoutingContext request, EntityTags tags) {
        this.request = request;
        this.tags = tags;
    }

    /** To be called with the locked object's view, before it is changed; with null when there is no such object yet. */
    public void check(View current) {
        List<String> wanted = request.request().headers().getAll("If-Match");
        if (!wanted.isEmpty()
                && (current == null || !EntityTags.names(String.join(",", wanted), tags.tag(current).tag(), false))) {
            throw ProblemType.VERSION_MISMATCH.with("Read it again, then repeat the change with the new ETag.")
                    .because(List.of(Violation.ofHeader("If-Match", "does not name the current version")));
        }
    }
}
