package dev.influencerplatform.calendar.feed;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;

/** A feed that is wanted. */
public record FeedFields(
        @Schema(examples = "My phone", description = "For its owner to tell feeds apart; calendar programs show it") @NotBlank @CodePointLength(max = 100) String name,
        @Schema(description = "all: shoots, uploads and blocked days; shoots, uploads: one of them; all three with titles, places and notes. busy: that a time is taken by a shoot or a blocked day, but not by what") @NotNull FeedScope scope) {
}
