--liquibase formatted sql

--changeset platform:0009-logs
CREATE TABLE logs (
    id               UUID         NOT NULL DEFAULT uuid_v7() CONSTRAINT logs_pkey PRIMARY KEY,
    user_id          UUID         CONSTRAINT logs_user_id_fkey REFERENCES users (id) ON DELETE SET NULL,
    platform         social_platform,
    action           VARCHAR(100) NOT NULL,
    status           log_status   NOT NULL,
    message          TEXT,
    request_payload  JSONB,
    response_payload JSONB,
    ip_address       VARCHAR(50),
    created_at       TIMESTAMP    DEFAULT NOW(),
    request_id       VARCHAR(64)
);
CREATE INDEX idx_logs_user ON logs (user_id);
CREATE INDEX idx_logs_created ON logs (created_at);
CREATE INDEX idx_logs_action_status ON logs (action, status);
CREATE INDEX idx_logs_user_created ON logs (user_id, created_at, id);
