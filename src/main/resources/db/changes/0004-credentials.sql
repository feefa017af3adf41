--liquibase formatted sql

--changeset platform:0004-credentials
--comment: not-null checks are named constraints where the design leaves a column nullable
CREATE TABLE credentials (
    id               UUID            NOT NULL DEFAULT uuid_v7() CONSTRAINT credentials_pkey PRIMARY KEY,
    user_id          UUID            CONSTRAINT credentials_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    platform         social_platform NOT NULL,
    platform_user_id VARCHAR         NOT NULL,
    access_token     TEXT            NOT NULL,
    refresh_token    TEXT,
    created_at       TIMESTAMP       DEFAULT NOW(),
    refreshed_at     TIMESTAMP,
    expires_at       TIMESTAMP,
    updated_at       TIMESTAMP       NOT NULL DEFAULT NOW(),
    version          INTEGER         NOT NULL DEFAULT 0,
    CONSTRAINT credentials_user_id_platform_platform_user_id_key UNIQUE (user_id, platform, platform_user_id),
    CONSTRAINT credentials_user_id_check CHECK (user_id IS NOT NULL)
);
