package dev.influencerplatform.common.limit;

import io.github.bucket4j.BucketConfiguration;
import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;

/**
 * How many requests there may be in which time. Unused ones are kept up to the whole amount, and come back one by one: an
 * amount at once, and from then on so many in each window.
 */
public record Quota(long amount, Duration window) {

    private static final long MOST = 1_000_000_000;

    public Quota {
        if (amount < 1 || amount > MOST || window.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("A limit is 1 to %d requests in at least a second".formatted(MOST));
        }
    }

    /** Reads a setting: {@code 30/1M} are 30 requests in a minute, {@code 10/1H} are 10 in an hour. */
    public static Quota of(String text) {
        String[] parts = text.split("/");
        if (parts.length != 2) {
            throw new IllegalArgumentException("A limit is like 30/1M, not like " + text);
        }
        return new Quota(Long.parseLong(parts[0].strip()), DurationConverter.parseDuration(parts[1].strip()));
    }

    Quota part(long part) {
        return new Quota(part, window);
    }

    BucketConfiguration bucket() {
        return BucketConfiguration.builder().addLimit(limit -> limit.capacity(amount).refillGreedy(amount, window)).build();
    }

    /** The policy as draft-ietf-httpapi-ratelimit-headers-10 writes it. */
    String policy(String name) {
        return "\"%s\";q=%d;w=%d".formatted(name, amount, window.toSeconds());
    }
}
