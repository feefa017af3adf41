package dev.influencerplatform.admin;

import dev.influencerplatform.common.paging.Conditions;
import dev.influencerplatform.common.paging.Span;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.user.Role;
import dev.influencerplatform.user.User;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which accounts an operator asks for. */
public record AdminUserQuery(
        @Parameter(description = "Exactly this address", example = "sarah@example.com") @QueryParam("email") String email,
        @Parameter(description = "How the address, the slug or the display name begins; at least two characters", example = "sar") @QueryParam("query") String query,
        @QueryParam("role") Role role,
        @Parameter(description = "Whether an operator has locked it") @QueryParam("locked") Boolean locked,
        @Parameter(description = "Registered then or later") @QueryParam("from") Instant from,
        @Parameter(description = "Registered before") @QueryParam("to") Instant to) {

    private static final int SHORTEST_QUERY = 2;

    Conditions conditions() {
        Span.require(from, to);
        if (query != null && query.length() < SHORTEST_QUERY) {
            throw ProblemException.badParameter("query", "must have at least %d characters".formatted(SHORTEST_QUERY));
        }
        Conditions conditions = Conditions.ofAll().and("u.email = :email", email == null ? null : User.canonical(email))
                .and("u.role = :role", role).and("u.createdAt >= :from", from).and("u.createdAt < :to", to)
                .and("""
                        u.id in (select v.id from User v where lower(v.email) like :prefix escape '!'
                            union all select q.userId from Profile q where q.slug like :prefix escape '!'
                            union all select r.userId from Profile r where lower(r.displayName) like :prefix escape '!')""",
                        prefix());
        return locked == null ? conditions : conditions.and(locked ? "u.lockedAt is not null" : "u.lockedAt is null");
    }

    private String prefix() {
        return query == null ? null : query.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
    }
}
