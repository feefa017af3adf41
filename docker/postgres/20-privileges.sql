-- What the application's role may do in the database influencer: read and write rows of the tables that the owner makes,
-- now and later. docker/kubernetes/components/database/cluster.yaml has the same statements.
REVOKE ALL ON DATABASE influencer FROM PUBLIC;
GRANT CONNECT ON DATABASE influencer TO influencer_app;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO influencer_owner;
GRANT USAGE ON SCHEMA public TO influencer_app;
ALTER DEFAULT PRIVILEGES FOR ROLE influencer_owner IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO influencer_app;
ALTER DEFAULT PRIVILEGES FOR ROLE influencer_owner IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO influencer_app;
-- what the application asks for itself, unless a pooler is in between
ALTER ROLE influencer_app SET statement_timeout = '5s';
ALTER ROLE influencer_app SET lock_timeout = '2s';
ALTER ROLE influencer_app SET idle_in_transaction_session_timeout = '10s';
