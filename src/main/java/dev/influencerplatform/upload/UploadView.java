package dev.influencerplatform.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonView;
import dev.influencerplatform.common.http.View;
import dev.influencerplatform.common.problem.Warning;
import dev.influencerplatform.schedule.Owner;
import dev.influencerplatform.schedule.Slot;
import dev.influencerplatform.schedule.TimeResolution;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An upload as its owner sees it. */
public record UploadView(@NotNull UUID id, UUID shootId,
        @NotNull LocalDate date, LocalTime time,
        @NotNull String timeZone,
        @Schema(description = "date and time in timeZone") Instant startsAt,
        @Schema(description = TimeResolution.DESCRIPTION) TimeResolution timeResolution,
        @NotNull UploadPlatform platform, String contentType,
        String brandName, String campaignName,
        String notes, @NotNull boolean completed,
        Instant completedAt, String publishedUrl,
        @Schema(description = "Not completed, and its time has passed; without a time, its date has passed where the owner is") @NotNull boolean overdue,
        @NotNull Instant createdAt, @NotNull Instant updatedAt,
        @NotNull int version,
        @JsonView(View.OfWrites.class) @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "What the plan collides with, empty when with nothing; in answers to its creation and change only") List<Warning> warnings)
        implements
            View {

    /** @param warnings null where nothing was planned */
    static UploadView of(Upload upload, Owner owner, Clock clock, List<Warning> warnings) {
        Slot slot = upload.slot();
        return new UploadView(upload.id, upload.shootId, upload.date, upload.time, upload.timeZone, slot.startsAt(),
                slot.timeResolution(), upload.platform, upload.contentType, upload.brandName, upload.campaignName,
                upload.notes, upload.completed, upload.completedAt, upload.publishedUrl, upload.isOverdue(owner, clock),
                upload.createdAt,
                upload.updatedAt, upload.version, warnings);
    }
}
