--liquibase formatted sql

--changeset platform:0016-metrics-and-media
CREATE TABLE metrics (
    credential_id UUID         NOT NULL CONSTRAINT metrics_credential_id_fkey REFERENCES credentials (id) ON DELETE CASCADE,
    metric        VARCHAR(100) NOT NULL,
    day           DATE         NOT NULL,
    value         BIGINT,
    status        VARCHAR(20)  NOT NULL,
    raw           JSONB,
    observed_at   TIMESTAMP    NOT NULL,
    CONSTRAINT metrics_pkey PRIMARY KEY (credential_id, metric, day),
    CONSTRAINT metrics_status_check CHECK (status IN ('ok', 'unavailable', 'hidden', 'forbidden', 'unsupported', 'failed')),
    CONSTRAINT metrics_value_check CHECK ((status = 'ok') = (value IS NOT NULL))
);
CREATE INDEX idx_metrics_credential_observed ON metrics (credential_id, observed_at);

CREATE TABLE media (
    id                UUID         NOT NULL DEFAULT uuid_v7() CONSTRAINT media_pkey PRIMARY KEY,
    credential_id     UUID         NOT NULL CONSTRAINT media_credential_id_fkey REFERENCES credentials (id) ON DELETE CASCADE,
    platform_media_id VARCHAR(255) NOT NULL,
    kind              VARCHAR(20)  NOT NULL,
    caption           TEXT,
    permalink         TEXT,
    thumbnail_url     TEXT,
    published_at      TIMESTAMP    NOT NULL,
    views             BIGINT,
    likes             BIGINT,
    comments          BIGINT,
    shares            BIGINT,
    observed_at       TIMESTAMP    NOT NULL,
    removed_at        TIMESTAMP,
    CONSTRAINT media_kind_check CHECK (kind IN ('image', 'video', 'album', 'text')),
    CONSTRAINT media_credential_id_platform_media_id_key UNIQUE (credential_id, platform_media_id)
);
CREATE INDEX idx_media_credential_published ON media (credential_id, published_at, id);
CREATE INDEX idx_media_credential_observed ON media (credential_id, observed_at);

CREATE TABLE syncs (
    credential_id UUID        NOT NULL CONSTRAINT syncs_pkey PRIMARY KEY
                              CONSTRAINT syncs_credential_id_fkey REFERENCES credentials (id) ON DELETE CASCADE,
    platform      social_platform NOT NULL,
    due_at        TIMESTAMP,
    leased_until  TIMESTAMP,
    requested_at  TIMESTAMP,
    started_at    TIMESTAMP,
    finished_at   TIMESTAMP,
    succeeded_at  TIMESTAMP,
    listed_at     TIMESTAMP,
    reason        VARCHAR(50),
    failures      INTEGER     NOT NULL DEFAULT 0
);
CREATE INDEX idx_syncs_due ON syncs (platform, due_at) WHERE due_at IS NOT NULL;
