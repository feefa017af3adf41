--liquibase formatted sql

--changeset platform:0012-calendar-reasons
--comment: why a day is blocked; never shown to the public
ALTER TABLE calendar ADD COLUMN reason VARCHAR(200);
