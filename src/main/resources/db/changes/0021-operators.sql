--liquibase formatted sql

--changeset platform:0021-operators
ALTER TABLE users
    ADD COLUMN role          VARCHAR(20)  NOT NULL DEFAULT 'user',
    ADD COLUMN locked_at     TIMESTAMP,
    ADD COLUMN locked_reason VARCHAR(200),
    ADD CONSTRAINT users_role_check CHECK (role IN ('user', 'admin'));
CREATE INDEX idx_users_created ON users (created_at, id);
CREATE INDEX idx_users_admin ON users (id) WHERE role = 'admin';
--comment: prefixes are looked for by operators; the collation of a database need not allow it without
CREATE INDEX idx_users_email_prefix ON users (lower(email) text_pattern_ops);
CREATE INDEX idx_profiles_slug_prefix ON profiles (slug text_pattern_ops);
CREATE INDEX idx_profiles_display_name_prefix ON profiles (lower(display_name) text_pattern_ops);
CREATE INDEX idx_logs_created_id ON logs (created_at, id);
CREATE INDEX idx_logs_request ON logs (request_id) WHERE request_id IS NOT NULL;
-- whom an operator's act was about: nothing may be left of who is gone
CREATE INDEX idx_logs_operators_subject ON logs ((coalesce(request_payload ->> 'id', request_payload ->> 'userId')))
    WHERE action LIKE 'admin\_%';
