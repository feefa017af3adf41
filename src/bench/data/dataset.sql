-- The data that everything is measured on, made by one statement a table after the application has made the schema. The same
-- settings give the same rows on every machine: what looks random is a hash of the row's number. Rows are written in the order
-- in which people would have made them, so that what belongs to one user lies as far apart on disk as in real life.
--
-- Settings, put in by the harness: ${users}, ${shoots} and ${uploads} of each, ${days} with a calendar entry, ${logs},
-- ${password} (the hash that all accounts share), ${seal} (the id of the vault key)

SET synchronous_commit = off;

CREATE SCHEMA bench;

-- one day, from which all dates are counted: two years back and one ahead
CREATE TABLE bench.facts AS SELECT current_date AS today, ${users} AS users, ${shoots} AS shoots;

CREATE FUNCTION bench.r(n bigint, salt int, below int) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((hashint8extended(n, salt) & 9223372036854775807) % below)::int;

CREATE FUNCTION bench.pick(n bigint, salt int, choices text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN choices[1 + bench.r(n, salt, cardinality(choices))];

-- a UUIDv7 that says of itself when it was made and of which row
CREATE FUNCTION bench.id(kind int, millis bigint, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (lpad(to_hex(millis), 12, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8' || lpad(to_hex(n), 15, '0'))::uuid;

-- the ids of users, shoots and so on by their numbers, also for the scripts of the floor: with the dates written in, so that
-- nothing has to be looked up
DO $$
DECLARE
    today bigint := (extract(epoch FROM (SELECT f.today FROM bench.facts f)) * 1000)::bigint;
    day CONSTANT bigint := 86400000;
BEGIN
    EXECUTE format('CREATE FUNCTION bench.user_id(u bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN bench.id(1, %s + u * 1000, u)', today - 765 * day);
    EXECUTE format('CREATE FUNCTION bench.session_id(u bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN bench.id(2, %s + u * 1000, u)', today - 5 * day);
    EXECUTE format('CREATE FUNCTION bench.shoot_millis(g bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN %s + g * %s', today - 760 * day, 759 * day / ${users} / ${shoots});
    EXECUTE format('CREATE FUNCTION bench.upload_millis(g bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN %s + g * %s', today - 760 * day, 759 * day / ${users} / ${uploads});
    -- The days between the first of what the servers may be asked for and the k-th of n plans: 300 in three years. More of them
    -- reach as much further back, until 1901, as there are no plans before 1900: then days before the first have more of them.
    EXECUTE format('CREATE FUNCTION bench.day(k bigint, n bigint) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN (CASE WHEN k > n - 300 THEN (k - 1 - greatest(n - 300, 0)) * 1095 / least(n, 300)
            ELSE (k - 1 - (n - 300)) * least((n - 300) * 1095 / 300, %s) / nullif(n - 300, 0) - 4 END)::int',
        (SELECT f.today - 730 - date '1901-01-05' FROM bench.facts f));
    EXECUTE format('CREATE FUNCTION bench.row_id(kind int, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN bench.id(kind, %s + n * 10, n)', today - 300 * day);
END $$;
-- the k-th of a user, counted from 1
CREATE FUNCTION bench.shoot_id(g bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN bench.id(3, bench.shoot_millis(g), g);
CREATE FUNCTION bench.shoot_id(u bigint, k bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN bench.shoot_id((k - 1) * ${users} + u);
CREATE FUNCTION bench.slug(u bigint) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN 'creator-' || u;
CREATE FUNCTION bench.token(g bigint) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN 'review_' || bench.shoot_millis(g) || '_'
        || rtrim(translate(encode(sha256(('link ' || g)::bytea), 'base64'), '+/', '-_'), '=');
CREATE FUNCTION bench.at(millis bigint) RETURNS timestamp LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN timestamp '1970-01-01' + millis * interval '1 millisecond';

CREATE FUNCTION bench.text(n bigint, salt int, shortest int, longest int) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ltrim(substr('We meet at the side entrance an hour before the doors open, so bring the passes and the two soft boxes. The client wants warm light, few props and nothing that looks staged; the blue cups stay in every frame. If it rains we move into the arcade, which is booked until six, and take the street scenes another day. Three reels of thirty seconds, ten stills in portrait and four in landscape, the raw files by Friday evening. Please do not show the old logo, it is still on the van and on some of the bags. Make-up is there from eight, the second model from half past nine, lunch is at the bakery around the corner. Usage is for two years in all social channels and for print in the region, without television. She was on time, kind to everybody in the shop and knew after a minute what we wanted; the pictures came a day early. We would have liked one more outfit, but the ones that we chose work very well and our customers keep asking about them. The captions were written with care, the tags were right and every question was answered within the hour. Parking is in the yard behind the house, the code of the gate changes every week and comes by message in the morning. Slow mornings, long walks and the light of the north: I photograph what people wear when nobody is looking, and where they drink their coffee. Based between two cities, mostly found on trains. For cooperations write to my management, for recipes just ask.',
        1 + bench.r(n, salt, 900), shortest + bench.r(n, salt + 1, longest - shortest)));

INSERT INTO users (id, email, password, created_at, email_verified_at, time_zone, currency, locale, updated_at)
SELECT bench.user_id(u), 'creator-' || u || '@example.com', '${password}', today - interval '765 days', today - interval '765 days',
       bench.pick(u, 1, '{Europe/Berlin,Europe/London,America/New_York,America/Sao_Paulo,Asia/Tokyo,Australia/Sydney}'),
       bench.pick(u, 2, '{EUR,USD,GBP}'), 'en', today - interval '3 days'
FROM bench.facts, generate_series(1, ${users}) u;

INSERT INTO sessions (id, user_id, authenticated_at, refreshed_at, expires_at, user_agent, ip_address)
SELECT bench.session_id(u), bench.user_id(u), today - interval '5 days', now(), now() + interval '180 days',
       'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', '127.0.0.1'
FROM bench.facts, generate_series(1, ${users}) u;

INSERT INTO profiles (id, user_id, slug, display_name, bio, category, profile_photo, min_budget, max_budget, currency,
    visibility, created_at, updated_at, version)
SELECT bench.row_id(4, u), bench.user_id(u), bench.slug(u),
       bench.pick(u, 3, '{Nora,Liam,Sarah,Yuki,Amara,Jonas,Chloe,Mateo,Zoë,Ines}') || ' '
           || bench.pick(u, 4, '{Frames,Lindqvist,Okafor,Tanaka,Moreau,Silva,Berg,Novak,Reyes,Haddad}'),
       bench.text(u, 5, 60, 300),
       ('{Fashion,Travel,Food,Fitness,Beauty,Home,Technology,Family}'::text[])[1 + bench.r(u, 6, 5):2 + bench.r(u, 6, 5) + bench.r(u, 7, 3)],
       bench.row_id(5, u)::text, 200 + 50 * bench.r(u, 8, 20), 1500 + 250 * bench.r(u, 9, 40),
       bench.pick(u, 2, '{EUR,USD,GBP}'), 'public', today - interval '765 days', today - interval '9 days', 3
FROM bench.facts, generate_series(1, ${users}) u;

INSERT INTO photo_files (id, profile_id, due_at, created_at)
SELECT bench.row_id(5, u), bench.row_id(4, u), today - interval '9 days', today - interval '9 days'
FROM bench.facts, generate_series(1, ${users}) u;

-- the k-th shoot of everybody, then the next: planned a month and more ahead, completed when its day is over. Every fourth
-- completed one has a review (40 in all, of the last three years), another fourth a link that waits for one.
INSERT INTO shoots (id, user_id, date, time, time_zone, duration_minutes, location, brand_name, campaign_name, notes, amount,
    currency, completed, completed_at, review_token, review_link_generated_at, review_link_expires_at, review_link_opened_at,
    review_submitted_at, created_at, updated_at, version)
SELECT bench.shoot_id(g), bench.user_id(u), date,
       CASE WHEN bench.r(g, 10, 100) < 85 THEN time '08:00' + bench.r(g, 11, 48) * interval '15 minutes' END,
       CASE WHEN bench.r(g, 12, 100) < 95 THEN bench.pick(u, 1, '{Europe/Berlin,Europe/London,America/New_York,America/Sao_Paulo,Asia/Tokyo,Australia/Sydney}')
            ELSE bench.pick(g, 13, '{Europe/Lisbon,America/Los_Angeles,Asia/Dubai}') END,
       CASE WHEN bench.r(g, 14, 100) < 70 THEN 60 + 30 * bench.r(g, 15, 7) END,
       CASE WHEN bench.r(g, 16, 100) < 80 THEN bench.pick(g, 17, '{Studio,Café,Atelier,Harbour hall,Rooftop,Showroom}') || ' ' || (1 + bench.r(g, 18, 60))
            || ', ' || bench.pick(g, 19, '{Berlin,London,New York,São Paulo,Tokyo,Sydney,Lisbon}') END,
       bench.pick(g, 20, '{Acme,Northwind,Lumen,Kestrel,Oak & Iron,Mira,Solstice,Harbor,Fjord,Tansy,Velvet,Quarry}') || ' '
            || bench.pick(g, 21, '{Coffee,Skincare,Outdoor,Watches,Kitchen,Travel,Audio,Bikes}'),
       CASE WHEN bench.r(g, 22, 100) < 80 THEN bench.pick(g, 23, '{Winter,Spring,Summer,Autumn,Holiday,City,Weekend}') || ' '
            || bench.pick(g, 24, '{blend,launch,stories,edition,moments,collection}') || ' ' || extract(year FROM date) END,
       CASE WHEN bench.r(g, 25, 100) < 60 THEN bench.text(g, 26, 40, 400) END,
       CASE WHEN bench.r(g, 28, 100) < 90 THEN 100 + 50 * bench.r(g, 29, 98) + bench.r(g, 30, 4) * 0.25 END,
       bench.pick(u, 2, '{EUR,USD,GBP}'), done,
       CASE WHEN done THEN date + interval '19 hours' END,
       CASE WHEN reviewed OR linked THEN bench.token(g) END,
       CASE WHEN reviewed THEN date + interval '20 hours' WHEN linked THEN today - interval '1 day' END,
       CASE WHEN reviewed THEN date + interval '20 hours 90 days' WHEN linked THEN today + interval '3650 days' END,
       CASE WHEN reviewed THEN date + interval '25 hours' END,
       CASE WHEN reviewed THEN date + interval '27 hours' END,
       bench.at(bench.shoot_millis(g)),
       CASE WHEN reviewed THEN date + interval '27 hours' WHEN linked THEN today - interval '1 day'
            WHEN done THEN date + interval '19 hours' ELSE bench.at(bench.shoot_millis(g)) END,
       CASE WHEN reviewed THEN 4 WHEN linked THEN 2 WHEN done THEN 1 ELSE 0 END
FROM (
    SELECT *, done AND k % 4 = 1 AND k > ${shoots} - 300 AND k <= greatest(${shoots} - 300, 0) + 4 * 40 AS reviewed,
        done AND k % 4 = 3 AS linked
    FROM (
        SELECT today, u, k, (k - 1) * ${users} + u AS g, date, date < today - 3 AND k % 50 <> 0 AS done
        FROM bench.facts, generate_series(1, ${shoots}) k, generate_series(1, ${users}) u,
            LATERAL (SELECT today - 730 + bench.day(k, ${shoots}) + bench.r((k - 1) * ${users} + u, 31, 4) AS date) d) s) t
ORDER BY g;

INSERT INTO reviews (id, shoot_id, user_id, review_token, client_number, client_email, rating, review_text, is_published,
    created_at, submitted_at, brand_name, reviewer_name, consent, reply, replied_at, updated_at, version)
SELECT bench.id(6, (extract(epoch FROM s.review_submitted_at) * 1000)::bigint, n), s.id, s.user_id, s.review_token,
       '+4915' || (100000000 + bench.r(n, 40, 899999999)),
       bench.pick(n, 41, '{mia,ben,lea,tom,eva,max}') || '.' || n || '@example.com',
       (ARRAY[5, 5, 5, 5, 5, 4, 4, 4, 3, 1])[1 + bench.r(n, 42, 10)], bench.text(n, 43, 40, 400), bench.r(n, 45, 20) > 0,
       s.review_submitted_at, s.review_submitted_at, s.brand_name,
       bench.pick(n, 46, '{Mia,Ben,Lea,Tom,Eva,Max}') || ' ' || bench.pick(n, 47, '{Keller,Jones,Rossi,Costa,Sato}'),
       bench.r(n, 48, 5) > 0,
       CASE WHEN bench.r(n, 49, 10) < 3 THEN bench.text(n, 50, 20, 160) END,
       CASE WHEN bench.r(n, 49, 10) < 3 THEN s.review_submitted_at + interval '1 day' END,
       s.review_submitted_at + CASE WHEN bench.r(n, 49, 10) < 3 THEN interval '1 day' ELSE interval '0' END,
       CASE WHEN bench.r(n, 49, 10) < 3 THEN 1 ELSE 0 END
FROM (SELECT *, row_number() OVER (ORDER BY review_submitted_at, id) AS n FROM shoots WHERE review_submitted_at IS NOT NULL) s
ORDER BY n;

INSERT INTO uploads (id, user_id, date, time, platform, content_type, brand_name, campaign_name, notes, completed,
    completed_at, created_at, time_zone, updated_at, version, shoot_id, published_url)
SELECT bench.id(7, bench.upload_millis(g), g), bench.user_id(u), date,
       CASE WHEN bench.r(g, 60, 100) < 90 THEN time '08:00' + bench.r(g, 61, 48) * interval '15 minutes' END,
       bench.pick(g, 62, '{instagram,instagram,instagram,youtube,facebook,tiktok}')::upload_platform,
       CASE WHEN bench.r(g, 63, 100) < 80 THEN bench.pick(g, 64, '{Reel,Story,Post,Carousel,Short}') END,
       CASE WHEN bench.r(g, 65, 100) < 70 THEN bench.pick(g, 20, '{Acme,Northwind,Lumen,Kestrel,Oak & Iron,Mira,Solstice,Harbor,Fjord,Tansy,Velvet,Quarry}')
            || ' ' || bench.pick(g, 21, '{Coffee,Skincare,Outdoor,Watches,Kitchen,Travel,Audio,Bikes}') END,
       CASE WHEN bench.r(g, 66, 100) < 60 THEN bench.pick(g, 23, '{Winter,Spring,Summer,Autumn,Holiday,City,Weekend}')
            || ' ' || bench.pick(g, 24, '{blend,launch,stories,edition,moments,collection}') END,
       CASE WHEN bench.r(g, 67, 100) < 40 THEN bench.text(g, 68, 30, 250) END,
       done, CASE WHEN done THEN date + interval '18 hours' END, bench.at(bench.upload_millis(g)),
       bench.pick(u, 1, '{Europe/Berlin,Europe/London,America/New_York,America/Sao_Paulo,Asia/Tokyo,Australia/Sydney}'),
       CASE WHEN done THEN date + interval '18 hours' ELSE bench.at(bench.upload_millis(g)) END, CASE WHEN done THEN 1 ELSE 0 END,
       CASE WHEN k <= ${shoots} AND bench.r(g, 70, 100) < 40 THEN bench.shoot_id(u, k) END,
       CASE WHEN done AND bench.r(g, 71, 100) < 50 THEN 'https://social.example.com/p/' || md5(g::text) END
FROM (
    SELECT u, k, (k - 1) * ${users} + u AS g, date, date < today - 3 AND k % 40 <> 0 AS done
    FROM bench.facts, generate_series(1, ${uploads}) k, generate_series(1, ${users}) u,
        LATERAL (SELECT today - 727 + bench.day(k, ${uploads}) + bench.r((k - 1) * ${users} + u, 72, 4) AS date) d) t
ORDER BY g;

INSERT INTO calendar (id, user_id, date, availability_status, reason, updated_at, version)
SELECT bench.row_id(8, n), bench.user_id(u), today - 365 + (j * 7 + u % 7)::int, bench.r(n, 80, 5) = 0,
       CASE WHEN bench.r(n, 81, 10) < 6 THEN bench.pick(n, 82, '{Holidays,Family,Travelling,Dentist,Moving house,Editing day}') END,
       today - interval '20 days', bench.r(n, 83, 2)
FROM bench.facts, generate_series(0, ${days} - 1) j, generate_series(1, ${users}) u, LATERAL (SELECT j * ${users} + u AS n) o
ORDER BY n;

INSERT INTO credentials (id, user_id, platform, platform_user_id, access_token, created_at, updated_at, account_name, scopes,
    connected_at, token_issued_at)
SELECT bench.row_id(9, n), bench.user_id(u), (ARRAY['instagram', 'facebook', 'youtube'])[p]::social_platform,
       (17841400000000000 + n)::text, '${seal}.' || repeat(md5(n::text), 6), today - interval '200 days', today - interval '200 days',
       'creator.' || u, '{basic,insights}', today - interval '200 days', today - interval '2 days'
FROM bench.facts, generate_series(1, 3) p, generate_series(1, ${users}) u, LATERAL (SELECT (p - 1) * ${users} + u AS n) o
ORDER BY n;

INSERT INTO metrics (credential_id, metric, day, value, status, raw, observed_at)
SELECT bench.row_id(9, c), metric, today - d, CASE WHEN missing THEN NULL ELSE base + (30 - d) * bench.r(c, 92, 40) END,
       CASE WHEN missing THEN 'unavailable' ELSE 'ok' END, NULL, today - d + interval '3 hours'
FROM bench.facts, generate_series(29, 0, -1) d, generate_series(1, 3 * ${users}) c,
    unnest(ARRAY['followers', 'posts', 'views']) WITH ORDINALITY m (metric, o),
    LATERAL (SELECT bench.r(c * 100 + d * 3 + o, 90, 25) = 0 AS missing,
        bench.r(c * 3 + o, 91, (ARRAY[900000, 2000, 40000000])[o]) AS base) v
ORDER BY d DESC, c;

-- in pieces that can be sorted in memory; the users are there, so that looking each of them up would only take time
DO $$
BEGIN
    PERFORM set_config('session_replication_role', 'replica', true);
    FOR beginning IN 1..${logs} BY 1000000 LOOP
        INSERT INTO logs (id, user_id, platform, action, status, message, request_payload, response_payload, ip_address, created_at,
            request_id, security)
        SELECT bench.id(10, millis, n), bench.user_id(1 + bench.r(n, 101, ${users})), NULL, action,
               CASE WHEN bench.r(n, 102, 50) = 0 THEN 'failure' ELSE 'success' END::log_status,
               CASE WHEN bench.r(n, 102, 50) = 0 THEN 'The plan collides with others' END,
               CASE WHEN action NOT IN ('login', 'refresh', 'logout') THEN
                    jsonb_build_object('date', today - bench.r(n, 103, 700), 'brandName', bench.pick(n, 20, '{Acme,Northwind,Lumen,Kestrel,Mira}')) END,
               CASE WHEN action NOT IN ('login', 'refresh', 'logout') THEN jsonb_build_object('id', bench.row_id(11, n)) END,
               '203.0.113.' || bench.r(n, 104, 250), bench.at(millis), bench.row_id(12, n)::text,
               action IN ('login', 'refresh', 'logout', 'create_review_link')
        FROM bench.facts, generate_series(beginning, least(beginning + 999999, ${logs})) n,
            LATERAL (SELECT (extract(epoch FROM today) * 1000)::bigint - 365 * 86400000::bigint + n * (364 * 86400000::bigint / ${logs}) AS millis,
                bench.pick(n, 100, '{create_shoot,create_shoot,update_shoot,complete_shoot,create_upload,create_upload,update_upload,set_availability,login,refresh,refresh,logout,create_review_link,submit_review}') AS action) l
        ORDER BY n;
    END LOOP;
END $$;

VACUUM (ANALYZE);
CHECKPOINT;
