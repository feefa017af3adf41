--liquibase formatted sql

--changeset platform:0013-calendar-feeds
--comment: addresses that calendar programs read from; only a hash of the token in each
CREATE TABLE calendar_feeds (
    id           UUID         NOT NULL DEFAULT uuid_v7() CONSTRAINT calendar_feeds_pkey PRIMARY KEY,
    user_id      UUID         NOT NULL CONSTRAINT calendar_feeds_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    name         VARCHAR(100) NOT NULL,
    scope        VARCHAR(16)  NOT NULL,
    token_hash   BYTEA        NOT NULL CONSTRAINT calendar_feeds_token_hash_key UNIQUE,
    created_at   TIMESTAMP    NOT NULL DEFAULT NOW(),
    last_read_at TIMESTAMP,
    CONSTRAINT calendar_feeds_scope_check CHECK (scope IN ('all', 'shoots', 'uploads', 'busy'))
);
CREATE INDEX idx_calendar_feeds_user ON calendar_feeds (user_id, created_at);

--changeset platform:0013-cancelled-entries
--comment: what feeds tell of deleted shoots and uploads for a while: when they would have been, and nothing else of them
CREATE TABLE cancelled_entries (
    id               UUID        NOT NULL CONSTRAINT cancelled_entries_pkey PRIMARY KEY,
    user_id          UUID        NOT NULL CONSTRAINT cancelled_entries_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    kind             VARCHAR(16) NOT NULL,
    date             DATE        NOT NULL,
    time             TIME,
    time_zone        VARCHAR(64) NOT NULL,
    duration_minutes INTEGER,
    version          INTEGER     NOT NULL,
    cancelled_at     TIMESTAMP   NOT NULL DEFAULT NOW(),
    CONSTRAINT cancelled_entries_kind_check CHECK (kind IN ('shoot', 'upload'))
);
CREATE INDEX idx_cancelled_entries_user_date ON cancelled_entries (user_id, date);
CREATE INDEX idx_cancelled_entries_cancelled ON cancelled_entries (cancelled_at);
