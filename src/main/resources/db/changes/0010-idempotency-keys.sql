--liquibase formatted sql

--changeset platform:0010-idempotency-keys
--comment: the first answer to each Idempotency-Key, kept for a day; its body is sealed with the key itself
CREATE TABLE idempotency_keys (
    scope_hash   BYTEA        NOT NULL CONSTRAINT idempotency_keys_pkey PRIMARY KEY,
    request_hash BYTEA        NOT NULL,
    user_id      UUID         CONSTRAINT idempotency_keys_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    status       INTEGER      NOT NULL,
    location     VARCHAR(500),
    content_type VARCHAR(100),
    body         BYTEA,
    created_at   TIMESTAMP    NOT NULL DEFAULT NOW()
);
CREATE INDEX idx_idempotency_keys_created ON idempotency_keys (created_at);
CREATE INDEX idx_idempotency_keys_user ON idempotency_keys (user_id);
