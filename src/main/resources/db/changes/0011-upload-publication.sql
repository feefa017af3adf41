--liquibase formatted sql

--changeset platform:0011-upload-publication
--comment: where an upload's content comes from, and where it went
ALTER TABLE uploads
    ADD COLUMN shoot_id      UUID CONSTRAINT uploads_shoot_id_fkey REFERENCES shoots (id) ON DELETE SET NULL,
    ADD COLUMN completed_at  TIMESTAMP,
    ADD COLUMN published_url VARCHAR(2048);
CREATE INDEX idx_uploads_shoot ON uploads (shoot_id);
