package dev.influencerplatform.faults;

import static dev.influencerplatform.faults.Stage.ask;
import static dev.influencerplatform.faults.Stage.statusOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.common.crypto.Base64Key;
import dev.influencerplatform.common.crypto.Vault;
import dev.influencerplatform.faults.Load.Outcome;
import dev.influencerplatform.faults.Load.Shot;
import dev.influencerplatform.faults.Stage.Person;
import dev.influencerplatform.support.Packaged;
import dev.influencerplatform.support.Pictures;
import dev.influencerplatform.support.TokenEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The drills of docker/BACKUP.md: what was saved under load is brought back to life somewhere else, and does its job. */
class BackupIT {

    private static Stage stage;
    private static TokenEndpoint google;
    private static ClientTools tools;
    private static Map<String, String> settings;
    private static Packaged instance;
    private static Person sarah;
    private static String credential;
    private static String photo;
    private static Path folder;

    @BeforeAll
    static void start() throws Exception {
        tools = ClientTools.find();
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "faults")), "backup").toAbsolutePath();
        stage = Stage.set();
        Files.createDirectories(folder.resolve("wal"));
        stage.server().run("ALTER SYSTEM SET archive_mode = on",
                "ALTER SYSTEM SET archive_command = 'test ! -f \"%1$s/%%f\" && cp \"%%p\" \"%1$s/%%f\"'"
                        .formatted(folder.resolve("wal")));
        stage.server().stop();
        stage.server().start();
        google = stage.with(TokenEndpoint.start(Duration.ZERO));
        settings = stage.settings();
        settings.put("PHOTO_FOLDER", folder.resolve("photos").toString());
        settings.put("YOUTUBE_CLIENT_ID", "app");
        settings.put("YOUTUBE_CLIENT_SECRET", "secret");
        settings.put("APP_SOCIAL_YOUTUBE_TOKEN_URL", google.url().toString());
        settings.put("APP_CREDENTIALS_REFRESH_EVERY", "1H");
        instance = stage.start(settings);
        sarah = Stage.person(instance);
        credential = connect();
        photo = putPhoto();
    }

    @AfterAll
    static void stop() {
        if (stage != null) {
            stage.close();
        }
    }

    private static String connect() throws Exception {
        String id = UUID.randomUUID().toString();
        Vault vault = new Vault(Packaged.VAULT_KEY);
        String[] access = { "credentials", id, sarah.id(), "youtube", "access_token" };
        String[] refresh = { "credentials", id, sarah.id(), "youtube", "refresh_token" };
        stage.server().run("""
                INSERT INTO credentials (id, user_id, platform, platform_user_id, scopes, access_token, refresh_token,
                    token_issued_at, expires_at)
                VALUES ('%s', '%s', 'youtube', 'channel', '{}', '%s', '%s', localtimestamp - interval '1 hour',
                    localtimestamp + interval '5 minutes')"""
                .formatted(id, sarah.id(), vault.seal("access", access), vault.seal(google.consent("channel"), refresh)));
        return id;
    }

    private static String putPhoto() throws Exception {
        HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(instance.url() + "/api/v1/profiles/me/photo"))
                .header("Authorization", "Bearer " + sarah.token()).header("Content-Type", "image/png")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(Pictures.png(640, 480))).build(),
                HttpResponse.BodyHandlers.ofString());
        String address = ask(instance, sarah.get("/profiles/me")).json().path("profilePhoto").asText();
        return URI.create(address).getPath();
    }

    /** Saves under load. */
    private interface Save {
        void take() throws Exception;
    }

    /** What was acknowledged before the moment from which a backup holds everything. */
    private static Set<String> savedUnderLoad(String name, FaultReport.Row row, Save save) throws Exception {
        try (Load load = Load.start(URI.create(instance.url()), 60, 8,
                i -> i % 2 == 0 ? sarah.newShoot(name + "-" + i) : sarah.get("/shoots?limit=5"))) {
            load.runFor(Duration.ofSeconds(3));
            Instant begin = Instant.now();
            save.take();
            Duration took = Duration.between(begin, Instant.now());
            load.runFor(Duration.ofSeconds(1));
            Numbers numbers = load.stop();
            row.saw("saved in %d ms under %s", took.toMillis(), numbers.words());
            assertThat(numbers.failed().outcomes()).isEmpty();
            return new HashSet<>(numbers.acknowledged().where(one -> one.shot().method().equals("POST"))
                    .where(one -> one.end().isBefore(begin)).outcomes().stream().map(BackupIT::id).toList());
        }
    }

    private static String id(Outcome written) {
        return written.answer().json().path("id").asText();
    }

    @Test
    void aDumpComesBackToLife() throws Exception {
        FaultReport.row("R37", "backup and restore: pg_dump under load", row -> {
            row.did("`pg_dump --format=custom` and a copy of the photos under 60 requests/s; `pg_restore --exit-on-error` into an empty "
                    + "server; an instance with the same keys");
            Path dump = folder.resolve("dump");
            Set<String> promised = savedUnderLoad("dump", row, () -> {
                tools.run("pg_dump", "--host=localhost", "--port=" + stage.server().port(), "--username=postgres",
                        "--format=custom", "--file=" + dump, "postgres");
                copy(folder.resolve("photos"), folder.resolve("photos-of-dump"));
            });
            try (Server empty = Server.on(folder.resolve("from-dump"))) {
                tools.run("pg_restore", "--host=localhost", "--port=" + empty.port(), "--username=postgres", "--exit-on-error",
                        "--dbname=postgres", dump.toString());
                assertAlive(empty, promised, folder.resolve("photos-of-dump"), row);
            }
        });
    }

    @Test
    void aBaseBackupComesBackToTheMomentBeforeAMistake() throws Exception {
        FaultReport.row("R37b", "backup and restore: base backup and archived WAL, to a point in time", row -> {
            row.did("`pg_basebackup` under 60 requests/s, `pg_verifybackup`; more writes; a restore point; all shoots deleted; recovered to "
                    + "that point elsewhere; an instance with the same keys");
            Path base = folder.resolve("base");
            Set<String> promised = savedUnderLoad("base", row, () -> {
                tools.run("pg_basebackup", "--host=localhost", "--port=" + stage.server().port(), "--username=postgres",
                        "--pgdata=" + base, "--checkpoint=fast", "--wal-method=stream");
                copy(folder.resolve("photos"), folder.resolve("photos-of-base"));
            });
            // the segments are read when it is recovered; for this the tool needs one of the server's beside it
            tools.run("pg_verifybackup", "--no-parse-wal", base.toString());
            for (int i = 0; i < 20; i++) {
                Wire.Answer later = ask(instance, sarah.newShoot("after-base-" + i));
                promised.add(later.json().path("id").asText());
            }
            String segment = stage.server().rows("SELECT pg_walfile_name(pg_create_restore_point('before the mistake'))")
                    .get(0);
            stage.server().run("CREATE TABLE saved AS SELECT * FROM shoots", "DELETE FROM shoots", "SELECT pg_switch_wal()");
            try {
                Stage.await(Duration.ofSeconds(20), () -> Files.exists(folder.resolve("wal").resolve(segment)));
                Files.writeString(base.resolve("postgresql.auto.conf"), """

                        archive_mode = off
                        restore_command = 'cp "%s/%%f" "%%p"'
                        recovery_target_name = 'before the mistake'
                        recovery_target_action = 'promote'
                        """.formatted(folder.resolve("wal")), StandardOpenOption.APPEND);
                Files.createFile(base.resolve("recovery.signal"));
                Files.deleteIfExists(base.resolve("epg-lock"));
                try (Server recovered = Server.on(base)) {
                    Stage.await(Duration.ofSeconds(30), () -> isPromoted(recovered));
                    assertAlive(recovered, promised, folder.resolve("photos-of-base"), row);
                }
            } finally {
                stage.server().run("INSERT INTO shoots SELECT * FROM saved ON CONFLICT DO NOTHING", "DROP TABLE saved");
            }
        });
    }

    private static boolean isPromoted(Server server) {
        try {
            return server.rows("SELECT pg_is_in_recovery()").contains("f");
        } catch (SQLException starting) {
            return false;
        }
    }

    /** Sign in, read, write, open what is sealed; and the database is whole. */
    private static void assertAlive(Server restored, Set<String> promised, Path photos, FaultReport.Row row) throws Exception {
        assertWhole(restored, promised, row);
        Map<String, String> there = new LinkedHashMap<>(settings);
        there.put("DATABASE_URL", Stage.urlAt(restored.port()));
        there.put("PHOTO_FOLDER", photos.toString());
        List<String> changes = restored.rows("SELECT id, dateexecuted FROM databasechangelog ORDER BY 1");
        try (Packaged again = Packaged.start(there)) {
            again.awaitReady();
            String known = promised.iterator().next();
            Map<String, Integer> smoke = new LinkedHashMap<>();
            smoke.put("sign-in", statusOf(again, sarah.signIn()));
            smoke.put("token from before", statusOf(again, sarah.get("/users/me")));
            smoke.put("refresh token from before", statusOf(again, refresh()));
            smoke.put("shoot from before", statusOf(again, sarah.get("/shoots/" + known)));
            smoke.put("photo", statusOf(again, Shot.get(photo, null)));
            smoke.put("new shoot", statusOf(again, sarah.newShoot("after-" + UUID.randomUUID())));
            smoke.put("social token", statusOf(again, sarah.post("/credentials/" + credential + "/refresh", null, null)));
            row.saw("%s", smoke);
            assertThat(smoke.values()).isSubsetOf(200, 201);
            assertThat(restored.rows("SELECT id, dateexecuted FROM databasechangelog ORDER BY 1")).isEqualTo(changes);
            assertThat(again.output()).doesNotContain("ERROR");
        }
    }

    private static Shot refresh() {
        return Shot.post("/api/v1/auth/refresh", null, null, "{\"refreshToken\":\"" + sarah.refreshToken() + "\"}");
    }

    private static void assertWhole(Server restored, Set<String> promised, FaultReport.Row row) throws Exception {
        Set<String> shoots = new HashSet<>(restored.rows("SELECT id FROM shoots"));
        long logged = restored.number("SELECT count(*) FROM logs WHERE action = 'create_shoot' AND status = 'success'");
        List<String> schema = Schemas.of(restored);
        row.saw("%d shoots and %d log lines of them; all %d that were promised are there", shoots.size(), logged,
                promised.size());
        assertThat(promised).isNotEmpty().allMatch(shoots::contains);
        assertThat(logged).isEqualTo(shoots.size());
        assertThat(schema).containsExactlyInAnyOrderElementsOf(
                Schemas.of(stage.server()).stream().filter(line -> !line.startsWith("saved|")).toList());
        assertThat(restored.rows("SELECT conname FROM pg_constraint WHERE NOT convalidated")).isEmpty();
        assertThat(restored.rows("SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid")).isEmpty();
        assertForeignKeysHold(restored);
        assertNothingCountsBySequences(restored);
    }

    private static void assertForeignKeysHold(Server restored) throws SQLException {
        List<String> keys = restored
                .rows("""
                        SELECT format('SELECT count(*) FROM %s c WHERE c.%I IS NOT NULL AND NOT EXISTS (SELECT 1 FROM %s p WHERE p.%I = c.%I)',
                            k.conrelid::regclass, a.attname, k.confrelid::regclass, b.attname, a.attname)
                        FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
                        JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[1]
                        WHERE k.contype = 'f' AND array_length(k.conkey, 1) = 1""");
        assertThat(keys).hasSizeGreaterThan(10);
        for (String orphans : keys) {
            assertThat(restored.number(orphans)).as(orphans).isZero();
        }
    }

    private static void assertNothingCountsBySequences(Server restored) throws SQLException {
        // keys are UUIDs; whoever adds a sequence has to look here whether it is ahead of its column
        assertThat(restored.rows("SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'")).isEmpty();
    }

    @Test
    void eachKeyHasItsLoss() throws Exception {
        FaultReport.row("R37c", "restore without the keys", row -> {
            row.did("an instance on the same database with another REFRESH_TOKEN_SECRET and other TOKEN_KEYS, and one with another VAULT_KEYS");
            Map<String, String> others = Packaged.settings(stage.server().postgres());
            others.put("REFRESH_TOKEN_SECRET", Base64Key.random());
            others.put("PHOTO_FOLDER", folder.resolve("photos").toString());
            Map<String, Integer> seen = new LinkedHashMap<>();
            try (Packaged strange = Packaged.start(others)) {
                strange.awaitReady();
                seen.put("access token", statusOf(strange, sarah.get("/users/me")));
                seen.put("refresh token", statusOf(strange, refresh()));
                seen.put("sign-in with the password", statusOf(strange, sarah.signIn()));
            }
            others.put("VAULT_KEYS", Base64Key.random());
            Packaged.Ended ended = Packaged.runToTheEnd(others);
            row.saw("%s; without the vault key: exit code %d and %s", seen, ended.exitCode(),
                    ended.output().contains("VAULT_KEYS lacks what social tokens are sealed with"));
            assertThat(seen.values()).containsExactly(401, 401, 200);
            assertThat(ended.exitCode()).isPositive();
            assertThat(ended.output()).contains("VAULT_KEYS lacks what social tokens are sealed with");
        });
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Path target = to.resolve(from.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                    }
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        }
    }
}
