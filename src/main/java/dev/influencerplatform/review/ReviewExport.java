package dev.influencerplatform.review;

import dev.influencerplatform.common.export.ExportedData;
import jakarta.inject.Singleton;
import java.util.List;

/** What an account exports of its reviews, with the contact data of its clients. */
@Singleton
class ReviewExport implements ExportedData {

    @Override
    public List<Table> tables() {
        return List.of(
                new Table("reviews", """
                        SELECT id, shoot_id AS "shootId", brand_name AS "brandName", client_number AS "clientNumber",
                            client_email AS "clientEmail", reviewer_name AS "reviewerName", consent, rating,
                            review_text AS "reviewText", is_published AS "isPublished", hidden_reason AS "hiddenReason",
                            reply, replied_at AS "repliedAt", submitted_at AS "submittedAt", updated_at AS "updatedAt",
                            client_data_erased_at AS "clientDataErasedAt"
                        FROM reviews WHERE user_id = ? ORDER BY submitted_at, id"""));
    }
}
