--liquibase formatted sql

--changeset platform:0022-portfolio-stamps
--comment: a portfolio that has the same stamp is the same, so that one look at the profile's row tells whether a kept one is;
--comment: none until something changes, as a default would write all rows anew while nobody can read them
ALTER TABLE profiles ADD COLUMN portfolio_stamp UUID;

--changeset platform:0022-stamp-of-profile splitStatements:false
CREATE FUNCTION stamp_profile() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    NEW.portfolio_stamp := gen_random_uuid();
    RETURN NEW;
END $$;
CREATE TRIGGER profiles_stamp BEFORE UPDATE ON profiles FOR EACH ROW EXECUTE FUNCTION stamp_profile();

--changeset platform:0022-stamp-of-parts splitStatements:false
--comment: deferred, so that the profile's row is locked last, and no longer than a commit takes; one that this transaction has
--comment: changed already is new to everybody else
CREATE FUNCTION stamp_portfolio() RETURNS trigger
    LANGUAGE plpgsql
AS $$
DECLARE
    owner UUID;
BEGIN
    IF TG_TABLE_NAME = 'users' THEN
        owner := NEW.id;
    ELSIF TG_TABLE_NAME = 'metrics' THEN
        SELECT c.user_id INTO owner FROM credentials c WHERE c.id = coalesce(NEW.credential_id, OLD.credential_id);
    ELSE
        owner := coalesce(NEW.user_id, OLD.user_id);
    END IF;
    UPDATE profiles SET portfolio_stamp = DEFAULT WHERE user_id = owner AND xmin <> pg_current_xact_id()::xid;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER users_stamp AFTER UPDATE ON users
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.locked_at IS DISTINCT FROM NEW.locked_at)
    EXECUTE FUNCTION stamp_portfolio();
CREATE CONSTRAINT TRIGGER reviews_stamp AFTER INSERT OR UPDATE OR DELETE ON reviews
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION stamp_portfolio();
CREATE CONSTRAINT TRIGGER credentials_stamp AFTER INSERT OR DELETE ON credentials
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION stamp_portfolio();
CREATE CONSTRAINT TRIGGER credentials_stamp_of_name AFTER UPDATE ON credentials
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.account_name IS DISTINCT FROM NEW.account_name)
    EXECUTE FUNCTION stamp_portfolio();
CREATE CONSTRAINT TRIGGER metrics_stamp AFTER INSERT OR UPDATE OR DELETE ON metrics
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION stamp_portfolio();
