--liquibase formatted sql

--changeset platform:0008-reviews
--comment: a review outlives its shoot, so that deleting a shoot cannot polish a rating
CREATE TABLE reviews (
    id            UUID         NOT NULL DEFAULT uuid_v7() CONSTRAINT reviews_pkey PRIMARY KEY,
    shoot_id      UUID         CONSTRAINT reviews_shoot_id_fkey REFERENCES shoots (id) ON DELETE SET NULL,
    user_id       UUID         CONSTRAINT reviews_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    review_token  VARCHAR(255) NOT NULL CONSTRAINT reviews_review_token_key UNIQUE,
    client_number VARCHAR(20)  NOT NULL,
    client_email  VARCHAR(255) NOT NULL,
    rating        INTEGER      NOT NULL CONSTRAINT reviews_rating_check CHECK (rating BETWEEN 1 AND 5),
    review_text   TEXT         NOT NULL,
    is_published  BOOLEAN      DEFAULT TRUE,
    created_at    TIMESTAMP    DEFAULT NOW(),
    submitted_at  TIMESTAMP    DEFAULT NOW(),
    brand_name    VARCHAR(100),
    reviewer_name VARCHAR(100),
    consent       BOOLEAN      NOT NULL DEFAULT FALSE,
    hidden_reason VARCHAR(500),
    reply         TEXT,
    replied_at    TIMESTAMP,
    updated_at    TIMESTAMP    NOT NULL DEFAULT NOW(),
    version       INTEGER      NOT NULL DEFAULT 0,
    CONSTRAINT reviews_user_id_check CHECK (user_id IS NOT NULL),
    CONSTRAINT reviews_is_published_check CHECK (is_published IS NOT NULL),
    CONSTRAINT reviews_submitted_at_check CHECK (submitted_at IS NOT NULL)
);
CREATE INDEX idx_reviews_shoot ON reviews (shoot_id);
CREATE INDEX idx_reviews_user ON reviews (user_id);
CREATE INDEX idx_reviews_token ON reviews (review_token);
CREATE INDEX idx_reviews_user_submitted ON reviews (user_id, submitted_at, id);
