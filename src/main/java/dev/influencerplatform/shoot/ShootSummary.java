package dev.influencerplatform.shoot;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the shoots of a span of time come to. Sums never cross currencies. */
public record ShootSummary(LocalDate from, LocalDate to,
        @NotNull ShootGrouping groupBy, @NotNull List<Group> groups,
        @NotNull Group total) {

    /** One month or one brand. */
    @Schema(name = "ShootSummaryGroup")
    public record Group(
            @Schema(description = "The month (2026-12) or the brand; total for all", examples = "2026-12") @NotNull String key,
            @Schema(description = "Not completed yet") @NotNull Figures planned,
            @Schema(description = "Completed, reviewed or not") @NotNull Figures completed,
            @Schema(description = "Completed and reviewed by the client") @NotNull Figures reviewed) {
    }

    /** How many, and for how much. */
    @Schema(name = "ShootSummaryFigures")
    public record Figures(@NotNull long count, @NotNull List<Money> amounts) {
    }

    /** A sum in one currency. */
    public record Money(@NotNull String currency, @NotNull BigDecimal amount) {
    }
}
