--liquibase formatted sql

--changeset platform:0006-uploads
--comment: not-null checks are named constraints where the design leaves a column nullable
CREATE TABLE uploads (
    id            UUID            NOT NULL DEFAULT uuid_v7() CONSTRAINT uploads_pkey PRIMARY KEY,
    user_id       UUID            CONSTRAINT uploads_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    date          DATE            NOT NULL,
    time          TIME,
    platform      upload_platform NOT NULL,
    content_type  VARCHAR(50),
    brand_name    VARCHAR(100),
    campaign_name VARCHAR(200),
    notes         TEXT,
    completed     BOOLEAN         DEFAULT FALSE,
    created_at    TIMESTAMP       DEFAULT NOW(),
    time_zone     VARCHAR(64)     NOT NULL DEFAULT 'UTC',
    updated_at    TIMESTAMP       NOT NULL DEFAULT NOW(),
    version       INTEGER         NOT NULL DEFAULT 0,
    CONSTRAINT uploads_user_id_check CHECK (user_id IS NOT NULL),
    CONSTRAINT uploads_completed_check CHECK (completed IS NOT NULL)
);
CREATE INDEX idx_uploads_user_date ON uploads (user_id, date);
