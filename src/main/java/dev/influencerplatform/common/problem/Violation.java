package dev.influencerplatform.common.problem;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One value that was refused: where it stood and why. */
@Schema(description = "One value that was refused")
public record Violation(
        @Schema(description = "The field or parameter; nested fields by dots, items by their index", examples = "brandName") @NotNull String field,
        @NotNull Place in,
        @Schema(description = "What is wrong with it, for people", examples = "must not be blank") @NotNull String message) {

    /** The part of the request that held the value. */
    public enum Place {
        @JsonProperty("body")
        BODY,
        @JsonProperty("path")
        PATH,
        @JsonProperty("query")
        QUERY,
        @JsonProperty("header")
        HEADER
    }

    public static Violation ofBody(String field, String message) {
        return new Violation(field, Place.BODY, message);
    }

    public static Violation ofPath(String field, String message) {
        return new Violation(field, Place.PATH, message);
    }

    public static Violation ofQuery(String field, String message) {
        return new Violation(field, Place.QUERY, message);
    }

    public static Violation ofHeader(String field, String message) {
        return new Violation(field, Place.HEADER, message);
    }
}
