package dev.influencerplatform.common.watch;

import io.smallrye.health.AsyncHealthCheckFactory;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/**
 * Has health checks answer at once, on the event loop: the framework has each wait for a worker thread, and when all of those
 * wait for something, so does health. In exchange no check may wait: each only reads what is known.
 */
@Alternative
@Priority(1)
@Singleton
public class ChecksWithoutThreads extends AsyncHealthCheckFactory {
}
