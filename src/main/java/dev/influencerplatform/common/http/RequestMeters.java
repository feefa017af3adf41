package dev.influencerplatform.common.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Counts the durations of requests in buckets, so that those of all instances can be put together. */
@Singleton
public class RequestMeters implements MeterFilter {

    private static final String REQUESTS = "http.server.requests";
    private static final double[] BUCKETS = List.of(5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000).stream()
            .mapToDouble(millis -> Duration.ofMillis(millis).toNanos()).toArray();

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        return id.getName().equals(REQUESTS)
                ? DistributionStatisticConfig.builder().serviceLevelObjectives(BUCKETS).build().merge(config)
                : config;
    }

    /** Requests that were broken off come without {@link RouteTags}. */
    @Override
    public Meter.Id map(Meter.Id id) {
        String method = id.getName().equals(REQUESTS) ? id.getTag("method") : null;
        return method == null || RouteTags.METHODS.contains(method) ? id
                : id.replaceTags(Tags.concat(id.getTags(), Tags.of(RouteTags.OTHER_METHOD)));
    }
}
