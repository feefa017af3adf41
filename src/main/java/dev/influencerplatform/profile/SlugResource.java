package dev.influencerplatform.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.influencerplatform.common.http.Caller;
import dev.influencerplatform.common.http.View;
import dev.influencerplatform.profile.Slugs.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;

/** Tells which slugs can be had. */
@Path("/api/v1/slugs")
@PermitAll
public class SlugResource {

    private static final UUID NOBODY = new UUID(0, 0);

    private final Slugs slugs;
    private final Caller caller;

    SlugResource(Slugs slugs, Caller caller) {
        this.slugs = slugs;
        this.caller = caller;
    }

    /** Whether a slug can be had, and what could be had instead. */
    public record SlugView(@NotNull String slug, @NotNull boolean available,
            @JsonInclude(JsonInclude.Include.NON_NULL) Refusal reason,
            @NotNull List<String> suggestions) implements View {
    }

    /** A signed-in caller's own slugs count as available. */
    @GET
    @Path("/{slug}")
    public SlugView get(@PathParam("slug") String slug) {
        UUID user = caller.idIfKnown().orElse(NOBODY);
        return slugs.refusalOf(slug, user)
                .map(refusal -> new SlugView(slug, false, refusal, slugs.suggestions(slug, user)))
                .orElseGet(() -> new SlugView(slug, true, null, List.of()));
    }
}
