package dev.influencerplatform.upload;

import dev.influencerplatform.common.validation.TimeZoneId;
import dev.influencerplatform.common.validation.WebAddress;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;

/** What influencers say of an upload. */
public record UploadFields(
        @Schema(description = "A shoot of yours that the content comes from; null again when the shoot is deleted") UUID shootId,
        @Schema(examples = "2026-12-11") @NotNull LocalDate date,
        @Schema(examples = "08:15", description = "Wall-clock time in timeZone; null for any time of the day") LocalTime time,
        @Schema(examples = "Europe/Berlin", description = "IANA name; null for the account's") @TimeZoneId String timeZone,
        @NotNull UploadPlatform platform,
        @Schema(examples = "Reel") @CodePointLength(max = 50) String contentType,
        @Schema(examples = "Acme Coffee") @CodePointLength(max = 100) String brandName,
        @Schema(examples = "Winter blend") @CodePointLength(max = 200) String campaignName,
        @Schema(examples = "Tag the roastery") @CodePointLength(max = 10_000) String notes,
        @Schema(examples = "https://www.instagram.com/reel/C1a2b3", description = "Where it is to be seen; reopening clears it") @WebAddress String publishedUrl) {

    static UploadFields of(Upload upload) {
        return new UploadFields(upload.shootId, upload.date, upload.time, upload.timeZone, upload.platform, upload.contentType,
                upload.brandName, upload.campaignName, upload.notes, upload.publishedUrl);
    }
}
