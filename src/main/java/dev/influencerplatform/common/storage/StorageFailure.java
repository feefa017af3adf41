package dev.influencerplatform.common.storage;

import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.ProblemType;
import java.time.Duration;
import org.jboss.logging.Logger;

/** The file store does not answer, or refuses: our log says why, clients may try again. */
public final class StorageFailure {

    private static final Logger LOG = Logger.getLogger(StorageFailure.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private StorageFailure() {
    }

    public static ProblemException of(Exception cause) {
        LOG.warnf("The file store failed: %s", cause);
        return ProblemType.UNAVAILABLE.with("The file store does not answer. Nothing was changed; try again.")
                .retryAfter(RETRY_AFTER);
    }
}
