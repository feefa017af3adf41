--liquibase formatted sql

--changeset platform:0018-rate-limits
--comment: buckets that all instances share; unlogged, as nothing is lost but some counting when the server crashes, and no request waits for a disk; half empty pages, so that an update stays on its page
CREATE UNLOGGED TABLE rate_limits (
    subject_hash UUID   NOT NULL CONSTRAINT rate_limits_pkey PRIMARY KEY,
    state        BYTEA,
    -- milliseconds since 1970; a row that never got a state ends, too
    expires_at   BIGINT NOT NULL DEFAULT (extract(epoch FROM now()) * 1000)::BIGINT + 60000
) WITH (fillfactor = 50);
