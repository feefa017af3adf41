--liquibase formatted sql

--changeset platform:0002-users
CREATE TABLE users (
    id                UUID         NOT NULL DEFAULT uuid_v7() CONSTRAINT users_pkey PRIMARY KEY,
    email             VARCHAR(255) NOT NULL CONSTRAINT users_email_key UNIQUE,
    password          VARCHAR      NOT NULL,
    created_at        TIMESTAMP    DEFAULT NOW(),
    email_verified_at TIMESTAMP,
    time_zone         VARCHAR(64)  NOT NULL DEFAULT 'UTC',
    currency          CHAR(3)      NOT NULL DEFAULT 'USD',
    locale            VARCHAR(35)  NOT NULL DEFAULT 'en',
    updated_at        TIMESTAMP    NOT NULL DEFAULT NOW(),
    version           INTEGER      NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX users_email_lower_key ON users (lower(email));

--changeset platform:0002-sessions
--comment: one row per sign-in; refresh tokens are derived from id and counter and stored nowhere
CREATE TABLE sessions (
    id               UUID      NOT NULL DEFAULT uuid_v7() CONSTRAINT sessions_pkey PRIMARY KEY,
    user_id          UUID      NOT NULL CONSTRAINT sessions_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    counter          INTEGER   NOT NULL DEFAULT 0,
    authenticated_at TIMESTAMP NOT NULL DEFAULT NOW(),
    refreshed_at     TIMESTAMP NOT NULL DEFAULT NOW(),
    expires_at       TIMESTAMP NOT NULL,
    revoked_at       TIMESTAMP,
    user_agent       VARCHAR(255),
    ip_address       VARCHAR(50)
);
CREATE INDEX idx_sessions_user ON sessions (user_id);
CREATE INDEX idx_sessions_expires ON sessions (expires_at);
