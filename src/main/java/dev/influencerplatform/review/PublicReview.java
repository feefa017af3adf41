package dev.influencerplatform.review;

import dev.influencerplatform.common.data.Source;
import dev.influencerplatform.common.paging.Conditions;
import dev.influencerplatform.common.paging.Page;
import dev.influencerplatform.common.paging.PageRequest;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A published review as everybody may read it. */
public record PublicReview(@NotNull UUID id, @NotNull int rating,
        @NotNull String reviewText,
        @Schema(description = "Only when the client agreed") String reviewerName,
        String brandName, @NotNull Instant submittedAt,
        @Schema(description = "What the influencer answered") String reply,
        Instant repliedAt) {

    private static final String SELECT = """
            SELECT e.id, e.rating, e.review_text, CASE WHEN e.consent THEN e.reviewer_name END, e.brand_name, e.submitted_at,
                   e.reply, e.replied_at
            FROM reviews e\s""";

    /** The published ones of somebody, newest first. */
    public static Page<PublicReview> list(UUID userId, PageRequest page, Source source) {
        String list = "published of " + userId;
        Conditions.Sql rest = Conditions.ofOwner("e.userId", userId).and("e.isPublished = true")
                .after(page.after(list), "e.submittedAt", "e.id").with("most", page.limit() + 1)
                .inSql(" order by e.submittedAt desc, e.id desc limit :most");
        return Page.of(source.list(PublicReview.class, SELECT + rest.text(), rest.values()), page, list,
                review -> List.of(review.submittedAt(), review.id()));
    }
}
