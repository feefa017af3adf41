package dev.influencerplatform.common.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of every answer that is not a success (RFC 9457). */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(description = "Problem details (RFC 9457), the body of every answer that is not a success")
public record Problem(
        @Schema(description = "A stable URI that ends in the code", examples = "https://api.example.com/problems/slug-taken") @NotNull URI type,
        @Schema(description = "The kind of problem, for people") @NotNull String title,
        @Schema(description = "The HTTP status", examples = "409") @NotNull int status,
        @Schema(description = "This occurrence, for people") String detail,
        @Schema(description = "The path that was asked for, without secrets") String instance,
        @Schema(description = "Stable, kebab-case; decide by this", examples = "slug-taken") @NotNull String code,
        @Schema(description = "Quote this when you ask for help") String requestId,
        @Schema(description = "The values that were refused") List<Violation> violations,
        @Schema(description = "What stood in the way of a plan, with onConflict=reject") List<Warning> warnings) {

    public static final String MEDIA_TYPE = "application/problem+json";
}
