package dev.influencerplatform.profile;

import dev.influencerplatform.common.http.Caller;
import dev.influencerplatform.common.http.IfMatch;
import dev.influencerplatform.common.json.MergePatch;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.log.Logged;
import dev.influencerplatform.profile.photo.PhotoAddresses;
import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/** The caller's own profile. */
@Path("/api/v1/profiles/me")
@Authenticated
public class ProfileResource {

    private final ProfileChanges changes;
    private final Caller caller;
    private final IfMatch ifMatch;
    private final PhotoAddresses photos;

    ProfileResource(ProfileChanges changes, Caller caller, IfMatch ifMatch, PhotoAddresses photos) {
        this.changes = changes;
        this.caller = caller;
        this.ifMatch = ifMatch;
        this.photos = photos;
    }

    @GET
    public ProfileView get() {
        return Profile.findByUser(caller.id()).map(profile -> ProfileView.of(profile, photos))
                .orElseThrow(ProblemException::notFound);
    }

    @PATCH
    @Consumes({ MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON })
    @Transactional
    @Logged(value = "update_profile", fields = { "slug", "displayName", "category", "minBudget", "maxBudget", "currency",
            "visibility" })
    public ProfileView update(
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = ProfileFields.class))) MergePatch<ProfileFields> patch) {
        Profile profile = Profile.findByUserForUpdate(caller.id()).orElseThrow(ProblemException::notFound);
        ifMatch.check(ProfileView.of(profile, photos));
        changes.apply(patch.applyTo(ProfileFields.of(profile)), profile);
        return ProfileView.of(profile, photos);
    }
}
