--liquibase formatted sql

--changeset platform:0005-shoots
--comment: not-null checks are named constraints where the design leaves a column nullable
CREATE TABLE shoots (
    id                       UUID         NOT NULL DEFAULT uuid_v7() CONSTRAINT shoots_pkey PRIMARY KEY,
    user_id                  UUID         CONSTRAINT shoots_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    date                     DATE         NOT NULL,
    time                     TIME,
    location                 VARCHAR(255),
    brand_name               VARCHAR(100) NOT NULL,
    campaign_name            VARCHAR(200),
    notes                    TEXT,
    amount                   DECIMAL(10, 2),
    completed                BOOLEAN      DEFAULT FALSE,
    review_token             VARCHAR(255) CONSTRAINT shoots_review_token_key UNIQUE,
    review_link_generated_at TIMESTAMP,
    created_at               TIMESTAMP    DEFAULT NOW(),
    time_zone                VARCHAR(64)  NOT NULL DEFAULT 'UTC',
    duration_minutes         INTEGER,
    currency                 CHAR(3)      NOT NULL DEFAULT 'USD',
    completed_at             TIMESTAMP,
    review_link_expires_at   TIMESTAMP,
    review_link_opened_at    TIMESTAMP,
    review_submitted_at      TIMESTAMP,
    updated_at               TIMESTAMP    NOT NULL DEFAULT NOW(),
    version                  INTEGER      NOT NULL DEFAULT 0,
    CONSTRAINT shoots_amount_check CHECK (amount >= 0),
    CONSTRAINT shoots_duration_minutes_check CHECK (duration_minutes BETWEEN 1 AND 1440),
    CONSTRAINT shoots_user_id_check CHECK (user_id IS NOT NULL),
    CONSTRAINT shoots_completed_check CHECK (completed IS NOT NULL)
);
CREATE INDEX idx_shoots_user_date ON shoots (user_id, date);
CREATE INDEX idx_shoots_review_token ON shoots (review_token);

--changeset platform:0005-retired-review-links
--comment: lets a replaced or revoked link answer 410 instead of 404; only a hash, as nobody needs the token again
CREATE TABLE retired_review_links (
    token_hash BYTEA     NOT NULL CONSTRAINT retired_review_links_pkey PRIMARY KEY,
    shoot_id   UUID      NOT NULL CONSTRAINT retired_review_links_shoot_id_fkey REFERENCES shoots (id) ON DELETE CASCADE,
    retired_at TIMESTAMP NOT NULL DEFAULT NOW()
);
CREATE INDEX idx_retired_review_links_shoot ON retired_review_links (shoot_id);
