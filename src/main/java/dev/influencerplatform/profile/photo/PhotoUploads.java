package dev.influencerplatform.profile.photo;

import dev.influencerplatform.common.image.ImageFormat;
import dev.influencerplatform.common.image.ImageLimits;
import dev.influencerplatform.common.image.RefusedImageException;
import dev.influencerplatform.common.image.Renderings;
import dev.influencerplatform.common.load.Turns;
import dev.influencerplatform.common.storage.FileStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Takes a photo from its body to the profile. The files are there before the profile shows them; what fails in between
 * leaves files that no profile shows, and those are removed.
 */
@ApplicationScoped
public class PhotoUploads {

    private static final Logger LOG = Logger.getLogger(PhotoUploads.class);
    private static final long MEGA = 1_000_000;

    private final FileStore store;
    private final PhotoSettings settings;
    private final PhotoRemoval removal;
    private final Clock clock;
    private final Turns turns;
    private final ImageLimits limits;

    PhotoUploads(FileStore store, PhotoSettings settings, PhotoRemoval removal, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.removal = removal;
        this.clock = clock;
        this.turns = new Turns("photos", settings.decodedAtOnce(), PhotoProblems::busy);
        this.limits = new ImageLimits(settings.mostMegapixels() * MEGA, settings.longestSide(),
                settings.decodingMemory().asLongValue());
    }

    /** @param show commits that a profile shows the photo of this id, or throws */
    public <T> T take(InputStream body, String mediaType, Function<UUID, T> show) throws IOException {
        List<byte[]> renderings = render(body, mediaType);
        UUID id = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> PhotoFile.announce(id, settings, clock));
        for (PhotoSize size : PhotoSize.values()) {
            // when this fails, the row waits for its time: a call that was given up may still arrive at the store
            store.store(size.fileOf(id), renderings.get(size.ordinal()));
        }
        try {
            return show.apply(id);
        } catch (RuntimeException failure) {
            abandon(id);
            throw failure;
        }
    }

    private List<byte[]> render(InputStream body, String mediaType) throws IOException {
        try (ReceivedBody received = ReceivedBody.of(body, settings.uploadTime())) {
            return turns.take(() -> render(received.bytes(), mediaType));
        } catch (RefusedImageException refused) {
            throw PhotoProblems.refused(refused);
        }
    }

    private List<byte[]> render(byte[] file, String mediaType) {
        ImageFormat format = ImageFormat.of(file).orElseThrow(PhotoProblems::notAnImage);
        if (!format.mediaType().equals(mediaType)) {
            throw PhotoProblems.otherThanItSays(mediaType, format.mediaType());
        }
        return Renderings.of(file, format, PhotoSize.allPixels(), limits);
    }

    /** The failure may have been the news alone, of what is committed: so it is the row that decides. */
    private void abandon(UUID id) {
        try {
            QuarkusTransaction.requiringNew().run(() -> PhotoFile.abandon(id, clock));
            removal.begin();
        } catch (RuntimeException databaseGone) {
            LOG.debugf(databaseGone, "The photo %s is left until it is due", id);
        }
    }
}
