package dev.influencerplatform.metric;

import dev.influencerplatform.common.http.View;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The numbers of a connected account. */
@Schema(name = "Metrics")
public record MetricsView(@Schema(description = "The latest of each metric") @NotNull List<MetricValue> current,
        @Schema(description = "Of the days asked for, by metric and day") @NotNull List<MetricValue> history,
        @NotNull SyncView sync,
        @Schema(description = "After how many days without a new pull the platform wants its numbers and media to be dropped, as is done; null when it sets no limit") Long retentionDays)
        implements
            View {
}
