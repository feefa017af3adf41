--liquibase formatted sql

--changeset platform:0015-social-connections
--comment: tokens are sealed values; what else is added here says how a connection is doing
ALTER TABLE credentials
    ADD COLUMN account_name       VARCHAR(255),
    ADD COLUMN login_id           VARCHAR(255),
    ADD COLUMN scopes             TEXT[]    NOT NULL DEFAULT '{}',
    ADD COLUMN connected_at       TIMESTAMP NOT NULL DEFAULT NOW(),
    ADD COLUMN token_issued_at    TIMESTAMP NOT NULL DEFAULT NOW(),
    ADD COLUMN refresh_expires_at TIMESTAMP,
    ADD COLUMN refresh_due_at     TIMESTAMP,
    ADD COLUMN refresh_failures   INTEGER   NOT NULL DEFAULT 0,
    ADD COLUMN leased_until       TIMESTAMP,
    ADD COLUMN broken_at          TIMESTAMP,
    ADD COLUMN broken_reason      VARCHAR(50),
    ADD COLUMN refused_at         TIMESTAMP,
    ADD COLUMN refused_reason     VARCHAR(50),
    ADD COLUMN throttled_at       TIMESTAMP,
    ADD COLUMN throttled_until    TIMESTAMP,
    ADD COLUMN throttled_reason   VARCHAR(50),
    -- an account is one user's: who has lost it there cannot keep it here, nor can another take it over
    ADD CONSTRAINT credentials_platform_platform_user_id_key UNIQUE (platform, platform_user_id);

CREATE INDEX idx_credentials_refresh_due ON credentials (platform, refresh_due_at) WHERE refresh_due_at IS NOT NULL;
CREATE INDEX idx_credentials_login ON credentials (platform, login_id) WHERE login_id IS NOT NULL;

CREATE TABLE connect_attempts (
    id            UUID            NOT NULL DEFAULT uuid_v7() CONSTRAINT connect_attempts_pkey PRIMARY KEY,
    user_id       UUID            NOT NULL CONSTRAINT connect_attempts_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    platform      social_platform NOT NULL,
    state_hash    BYTEA           NOT NULL CONSTRAINT connect_attempts_state_hash_key UNIQUE,
    code_verifier TEXT,
    return_to     TEXT            NOT NULL,
    created_at    TIMESTAMP       NOT NULL DEFAULT NOW(),
    expires_at    TIMESTAMP       NOT NULL,
    used_at       TIMESTAMP
);
CREATE INDEX idx_connect_attempts_user ON connect_attempts (user_id);
CREATE INDEX idx_connect_attempts_created ON connect_attempts (created_at);

CREATE TABLE connection_choices (
    id         UUID            NOT NULL DEFAULT uuid_v7() CONSTRAINT connection_choices_pkey PRIMARY KEY,
    user_id    UUID            NOT NULL CONSTRAINT connection_choices_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    platform   social_platform NOT NULL,
    login      TEXT            NOT NULL,
    created_at TIMESTAMP       NOT NULL DEFAULT NOW(),
    expires_at TIMESTAMP       NOT NULL
);
CREATE INDEX idx_connection_choices_user ON connection_choices (user_id);
CREATE INDEX idx_connection_choices_expires ON connection_choices (expires_at);

CREATE TABLE revocations (
    id               UUID            NOT NULL DEFAULT uuid_v7() CONSTRAINT revocations_pkey PRIMARY KEY,
    user_id          UUID            CONSTRAINT revocations_user_id_fkey REFERENCES users (id) ON DELETE SET NULL,
    platform         social_platform NOT NULL,
    platform_user_id VARCHAR         NOT NULL,
    login_id         VARCHAR(255),
    access           TEXT            NOT NULL,
    failures         INTEGER         NOT NULL DEFAULT 0,
    due_at           TIMESTAMP       NOT NULL,
    leased_until     TIMESTAMP,
    created_at       TIMESTAMP       NOT NULL DEFAULT NOW()
);
CREATE INDEX idx_revocations_due ON revocations (platform, due_at);
CREATE INDEX idx_revocations_user ON revocations (user_id);

CREATE TABLE platform_pauses (
    platform  social_platform NOT NULL CONSTRAINT platform_pauses_pkey PRIMARY KEY,
    reason    VARCHAR(50)     NOT NULL,
    paused_at TIMESTAMP       NOT NULL,
    until     TIMESTAMP       NOT NULL
);
