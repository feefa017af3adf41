package dev.influencerplatform.profile;

import dev.influencerplatform.common.limit.Limited;
import dev.influencerplatform.common.limit.RateClass;
import dev.influencerplatform.profile.photo.PhotoUploads;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The photo of the caller's own profile. */
@Path("/api/v1/profiles/me/photo")
@Authenticated
public class ProfilePhotoResource {

    private final PhotoUploads uploads;
    private final ProfilePhotos photos;

    ProfilePhotoResource(PhotoUploads uploads, ProfilePhotos photos) {
        this.uploads = uploads;
        this.photos = photos;
    }

    /** The file as it is, of up to 10 MiB: shown upright, in three sizes, without what else it says. */
    @PUT
    @Limited(RateClass.HEAVY)
    @Consumes({ "image/jpeg", "image/png", "image/webp", "image/gif" })
    public ProfileView replace(@NotNull InputStream file, @Context HttpHeaders headers) throws IOException {
        photos.checkMatch();
        MediaType type = Optional.ofNullable(headers.getMediaType()).orElseThrow(NotSupportedException::new);
        return uploads.take(file, type.getType() + "/" + type.getSubtype(), photos::show);
    }

    /** Also when there is none. */
    @DELETE
    @ResponseStatus(204)
    public void delete() {
        photos.remove();
    }
}
