-- Two roles: the owner of the tables, who migrates them, and the application's, who only works with their rows.
-- Run once, by a superuser connected to the application's database: psql -f 10-roles.sql -f 20-privileges.sql
\getenv owner_password DATABASE_OWNER_PASSWORD
\getenv application_password DATABASE_PASSWORD

CREATE ROLE influencer_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE influencer_app LOGIN PASSWORD :'application_password';
SELECT format('ALTER DATABASE %I OWNER TO influencer_owner', current_database()) \gexec
