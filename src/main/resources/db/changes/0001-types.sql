--liquibase formatted sql

--changeset platform:0001-enums
CREATE TYPE social_platform AS ENUM ('instagram', 'facebook', 'youtube');
CREATE TYPE upload_platform AS ENUM ('instagram', 'facebook', 'youtube', 'tiktok');
CREATE TYPE log_status AS ENUM ('success', 'failure');

--changeset platform:0001-uuid-v7 splitStatements:false
--comment: RFC 9562 version 7, for rows written without the application; PostgreSQL has its own only from 18 on
CREATE FUNCTION uuid_v7() RETURNS uuid
    LANGUAGE sql VOLATILE PARALLEL SAFE
AS $$
    SELECT (lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0')
        || '7' || substr(random_part, 14, 3)
        || substr('89ab', 1 + (get_byte(decode(substr(random_part, 1, 2), 'hex'), 0) % 4), 1)
        || substr(random_part, 18))::uuid
    FROM (SELECT replace(gen_random_uuid()::text, '-', '') AS random_part) AS source
$$;
