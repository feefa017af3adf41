--liquibase formatted sql

--changeset platform:0017-mails
--comment: what is to be sent, until it has been; links are made when a mail is written, so no token stands here
CREATE TABLE mails (
    id           UUID         NOT NULL DEFAULT uuid_v7() CONSTRAINT mails_pkey PRIMARY KEY,
    kind         VARCHAR(40)  NOT NULL,
    user_id      UUID         CONSTRAINT mails_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    address      VARCHAR(255) NOT NULL,
    details      JSONB,
    failures     INTEGER      NOT NULL DEFAULT 0,
    due_at       TIMESTAMP    NOT NULL,
    leased_until TIMESTAMP,
    created_at   TIMESTAMP    NOT NULL DEFAULT NOW()
);
CREATE INDEX idx_mails_due ON mails (due_at);
CREATE INDEX idx_mails_user ON mails (user_id);

--changeset platform:0017-one-time-tokens
--comment: what the links in mails open; one of each purpose, so that a newer one replaces an older one
CREATE TABLE one_time_tokens (
    user_id    UUID         NOT NULL CONSTRAINT one_time_tokens_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    purpose    VARCHAR(20)  NOT NULL,
    token_hash BYTEA        NOT NULL CONSTRAINT one_time_tokens_token_hash_key UNIQUE,
    address    VARCHAR(255) NOT NULL,
    created_at TIMESTAMP    NOT NULL DEFAULT NOW(),
    expires_at TIMESTAMP    NOT NULL,
    CONSTRAINT one_time_tokens_pkey PRIMARY KEY (user_id, purpose),
    CONSTRAINT one_time_tokens_purpose_check CHECK (purpose IN ('password-reset', 'verification', 'email-change'))
);
CREATE INDEX idx_one_time_tokens_expires ON one_time_tokens (expires_at);

--changeset platform:0017-registrations
--comment: accounts to be, until their address is confirmed; they take no slug, or anybody could tell from it who has an account
CREATE TABLE registrations (
    email        VARCHAR(255) NOT NULL CONSTRAINT registrations_pkey PRIMARY KEY,
    password     VARCHAR      NOT NULL,
    display_name VARCHAR(100) NOT NULL,
    slug         VARCHAR(50),
    time_zone    VARCHAR(64),
    currency     CHAR(3),
    token_hash   BYTEA        CONSTRAINT registrations_token_hash_key UNIQUE,
    created_at   TIMESTAMP    NOT NULL DEFAULT NOW(),
    expires_at   TIMESTAMP    NOT NULL
);
CREATE INDEX idx_registrations_expires ON registrations (expires_at);

--changeset platform:0017-attempts
--comment: what may be tried a few times only: passwords of accounts, known or not, and mails to addresses; as hashes
CREATE TABLE attempts (
    subject_hash  BYTEA     NOT NULL CONSTRAINT attempts_pkey PRIMARY KEY,
    tries         INTEGER   NOT NULL,
    tried_at      TIMESTAMP NOT NULL,
    blocked_until TIMESTAMP NOT NULL
);
CREATE INDEX idx_attempts_tried ON attempts (tried_at);
CREATE INDEX idx_sessions_user_address ON sessions (user_id, ip_address);
