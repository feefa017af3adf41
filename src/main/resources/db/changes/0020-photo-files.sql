--liquibase formatted sql

--changeset platform:0020-photo-files
--comment: what lies in the file store, written before the files are: nothing stays there that nobody knows of. Without a
--comment: profile, which it loses with the account, a photo is due to be removed. Its id is a random one, as it opens the files
CREATE TABLE photo_files (
    id           UUID      NOT NULL CONSTRAINT photo_files_pkey PRIMARY KEY,
    profile_id   UUID      CONSTRAINT photo_files_profile_id_key UNIQUE
                           CONSTRAINT photo_files_profile_id_fkey REFERENCES profiles (id) ON DELETE SET NULL,
    due_at       TIMESTAMP NOT NULL,
    leased_until TIMESTAMP,
    created_at   TIMESTAMP NOT NULL DEFAULT NOW()
);
CREATE INDEX idx_photo_files_due ON photo_files (due_at) WHERE profile_id IS NULL;
