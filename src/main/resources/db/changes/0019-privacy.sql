--liquibase formatted sql

--changeset platform:0019-classes-of-logs
--comment: what has to do with security is kept longer; each class has an index of what is to go next
ALTER TABLE logs ADD COLUMN security BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE logs SET security = TRUE WHERE action IN ('register', 'login', 'logout', 'logout_all', 'refresh', 'change_password',
    'connect_account', 'disconnect_account', 'revoke_token', 'create_review_link', 'revoke_review_link',
    'create_calendar_feed', 'revoke_calendar_feed');
CREATE INDEX idx_logs_security_created ON logs (created_at) WHERE security;
CREATE INDEX idx_logs_other_created ON logs (created_at) WHERE NOT security;

--changeset platform:0019-erased-clients
ALTER TABLE reviews ADD COLUMN client_data_erased_at TIMESTAMP;
