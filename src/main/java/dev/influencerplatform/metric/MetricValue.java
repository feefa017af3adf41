package dev.influencerplatform.metric;

import dev.influencerplatform.social.Reading;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One number of one day. */
public record MetricValue(
        @Schema(description = "followers, following, posts and views (all there ever were) mean the same on every platform; all others are of one day. New ones may come, and a platform may lack some", examples = "followers") @NotNull String metric,
        @Schema(description = "As the platform counts days: of Facebook and YouTube in California, of Instagram and of totals in UTC") @NotNull LocalDate day,
        @Schema(description = "Null when it is not known, which is never 0") Long value,
        @Schema(description = "ok: the platform told it; unavailable: it has none yet, as of small accounts; hidden: the owner hides it; forbidden: its scope was not allowed; unsupported: the platform has no such number any more; failed: asking for it failed") @NotNull Reading.Status status,
        @NotNull Instant observedAt) {
}
