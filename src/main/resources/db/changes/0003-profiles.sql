--liquibase formatted sql

--changeset platform:0003-profiles
--comment: not-null checks are named constraints where the design leaves a column nullable
CREATE TABLE profiles (
    id            UUID               NOT NULL DEFAULT uuid_v7() CONSTRAINT profiles_pkey PRIMARY KEY,
    user_id       UUID
             CONSTRAINT profiles_user_id_key UNIQUE
             CONSTRAINT profiles_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    slug          VARCHAR(50)        NOT NULL CONSTRAINT profiles_slug_key UNIQUE,
    display_name  VARCHAR(100)       NOT NULL,
    bio           TEXT,
    category      TEXT[],
    profile_photo VARCHAR,
    min_budget    INTEGER,
    max_budget    INTEGER,
    currency      CHAR(3)            NOT NULL DEFAULT 'USD',
    visibility    VARCHAR(10)        NOT NULL DEFAULT 'public',
    created_at    TIMESTAMP          NOT NULL DEFAULT NOW(),
    updated_at    TIMESTAMP          NOT NULL DEFAULT NOW(),
    version       INTEGER            NOT NULL DEFAULT 0,
    CONSTRAINT profiles_visibility_check CHECK (visibility IN ('public', 'unlisted', 'private')),
    CONSTRAINT profiles_slug_check CHECK (slug ~ '^[a-z0-9](-?[a-z0-9])*$' AND length(slug) >= 3),
    CONSTRAINT profiles_min_budget_max_budget_check CHECK (min_budget >= 0 AND max_budget >= 0 AND min_budget <= max_budget),
    CONSTRAINT profiles_user_id_check CHECK (user_id IS NOT NULL)
);

--changeset platform:0003-former-slugs
--comment: links that were shared keep working: a slug given up still leads to the profile that had it
CREATE TABLE former_slugs (
    slug       VARCHAR(50) NOT NULL CONSTRAINT former_slugs_pkey PRIMARY KEY,
    user_id    UUID        NOT NULL CONSTRAINT former_slugs_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    retired_at TIMESTAMP   NOT NULL DEFAULT NOW()
);
CREATE INDEX idx_former_slugs_user ON former_slugs (user_id);
