--liquibase formatted sql

--changeset platform:0007-calendar
--comment: not-null checks are named constraints where the design leaves a column nullable
CREATE TABLE calendar (
    id                  UUID      NOT NULL DEFAULT uuid_v7() CONSTRAINT calendar_pkey PRIMARY KEY,
    user_id             UUID      CONSTRAINT calendar_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    date                DATE      NOT NULL,
    availability_status BOOLEAN   DEFAULT TRUE,
    updated_at          TIMESTAMP NOT NULL DEFAULT NOW(),
    version             INTEGER   NOT NULL DEFAULT 0,
    CONSTRAINT calendar_user_id_date_key UNIQUE (user_id, date),
    CONSTRAINT calendar_user_id_check CHECK (user_id IS NOT NULL),
    CONSTRAINT calendar_availability_status_check CHECK (availability_status IS NOT NULL)
);
CREATE INDEX idx_calendar_user_date ON calendar (user_id, date);
