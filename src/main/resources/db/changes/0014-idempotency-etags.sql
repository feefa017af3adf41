--liquibase formatted sql

--changeset platform:0014-idempotency-etags
--comment: the tag that the first answer had, which its body alone does not tell
ALTER TABLE idempotency_keys ADD COLUMN etag VARCHAR(64);
