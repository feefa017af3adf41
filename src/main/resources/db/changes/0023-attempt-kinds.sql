--liquibase formatted sql

--changeset platform:0023-attempt-kinds
--comment: whom or what a delay is of, which the hash does not tell; unknown for those of before
ALTER TABLE attempts ADD COLUMN kind VARCHAR(20);

--changeset platform:0023-live-review-links
--comment: lets them be counted without a look at every shoot
CREATE INDEX idx_shoots_live_review_links ON shoots (review_link_expires_at)
    WHERE review_token IS NOT NULL AND review_submitted_at IS NULL;
