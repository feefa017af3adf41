package dev.influencerplatform.faults;

import static dev.influencerplatform.faults.Stage.ask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.common.crypto.Vault;
import dev.influencerplatform.faults.Stage.Person;
import dev.influencerplatform.support.Packaged;
import dev.influencerplatform.support.TokenEndpoint;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rows that the rules of today would not let in, and work that can never be done. */
class PoisonIT {

    private static final List<String> LISTS = List.of("/shoots", "/shoots?from=2026-01-01&to=2026-12-31", "/shoots/summary",
            "/uploads", "/calendar?from=2026-12-01&to=2026-12-31", "/calendar/days", "/reviews", "/logs",
            "/calendar/feeds", "/credentials", "/users/me/sessions", "/users/me", "/profiles/me");

    private static final Map<String, String> POISON = new LinkedHashMap<>();
    static {
        POISON.put("a note of 1 MB", "UPDATE shoots SET notes = repeat('n', 1000000)");
        POISON.put("emoji and right-to-left",
                "UPDATE shoots SET brand_name = E'\\U0001F469\\u200D\\U0001F52C \\u202E\\u05D0\\u05D1'");
        POISON.put("the year 9999", "UPDATE shoots SET date = '9999-12-31', time = '23:59', time_zone = 'Pacific/Apia'");
        POISON.put("the year 1", "UPDATE shoots SET date = '0001-01-01', time = '00:00', time_zone = 'Pacific/Apia'");
        POISON.put("a zone that is none", "UPDATE shoots SET date = '2026-12-04', time_zone = 'Mars/Phobos'");
        POISON.put("a negative duration", "UPDATE shoots SET time_zone = 'UTC', duration_minutes = -5");
        POISON.put("a negative amount, of no currency",
                "UPDATE shoots SET duration_minutes = NULL, amount = -1, currency = '?? '");
        POISON.put("an upload without a zone", "UPDATE uploads SET time_zone = ''");
        POISON.put("a log line without a request", "UPDATE logs SET request_payload = NULL, response_payload = '{}', "
                + "ip_address = 'unknown', message = NULL");
    }

    @Test
    void oneBadRowSpoilsNoList() throws Exception {
        FaultReport.row("R28", "poison rows", row -> {
            try (Stage stage = Stage.set()) {
                Packaged instance = stage.start();
                Person sarah = Stage.person(instance);
                ask(instance, sarah.newShoot("poisoned"));
                ask(instance,
                        sarah.post("/uploads", null, "{\"date\":\"2026-12-11\",\"platform\":\"tiktok\",\"time\":\"10:00\"}"));
                stage.server().run(
                        "ALTER TABLE shoots DROP CONSTRAINT shoots_amount_check, DROP CONSTRAINT shoots_duration_minutes_check");
                row.did("checks dropped, then, one after the other: %s; all %d lists read after each",
                        String.join(", ", POISON.keySet()),
                        LISTS.size());
                Map<String, String> broken = brokenBy(POISON, stage, instance, sarah);
                row.saw("%d reads, broken: %s", POISON.size() * LISTS.size(), broken);
                assertThat(broken).isEmpty();
            }
        });
    }

    private static Map<String, String> brokenBy(Map<String, String> poisons, Stage stage, Packaged instance, Person person)
            throws Exception {
        Map<String, String> broken = new LinkedHashMap<>();
        for (Map.Entry<String, String> poison : poisons.entrySet()) {
            stage.server().run(poison.getValue());
            for (String list : LISTS) {
                Wire.Answer answer = ask(instance, person.get(list));
                if (answer.status() != 200) {
                    broken.put(poison.getKey() + ": " + list, answer.status() + answer.code());
                }
            }
        }
        return broken;
    }

    @Test
    void aValueOfALaterVersionSpoilsNoList() throws Exception {
        FaultReport.row("R28b", "a platform that only a later version knows", row -> {
            try (Stage stage = Stage.set()) {
                Packaged instance = stage.start();
                Person sarah = Stage.person(instance);
                ask(instance, sarah.newShoot("poisoned"));
                ask(instance,
                        sarah.post("/uploads", null, "{\"date\":\"2026-12-11\",\"platform\":\"tiktok\",\"time\":\"10:00\"}"));
                stage.server().run("ALTER TYPE upload_platform ADD VALUE 'threads'",
                        "ALTER TYPE social_platform ADD VALUE 'threads'");
                row.did("a value added to both enums, and a row of it among the uploads, and one among the log lines");
                Map<String, String> poisons = new LinkedHashMap<>();
                poisons.put("upload", "UPDATE uploads SET platform = 'threads'");
                poisons.put("log line", "UPDATE logs SET platform = 'threads'");
                Map<String, String> broken = brokenBy(poisons, stage, instance, sarah);
                row.saw("%d reads, broken: %s", 2 * LISTS.size(), broken);
                assertThat(broken).isEmpty();
            }
        });
    }

    @Test
    void whatCannotBeDoneIsTriedEverMoreSeldomAndHoldsNobodyUp() throws Exception {
        FaultReport.row("R29", "poison job: tokens that nobody can open, and ones whose renewal always fails", row -> {
            row.did("200 tokens due at once, of which 20 have a seal that fits elsewhere only and 20 belong to no consent; looked at every second "
                    + "for 8 s, with a kill -9 and a new instance in between");
            try (Stage stage = Stage.set(); TokenEndpoint google = TokenEndpoint.start(Duration.ofMillis(20))) {
                Map<String, String> settings = Map.of("YOUTUBE_CLIENT_ID", "app", "YOUTUBE_CLIENT_SECRET", "secret",
                        "APP_CREDENTIALS_REFRESH_EVERY", "1S", "APP_SOCIAL_YOUTUBE_TOKEN_URL", google.url().toString());
                Packaged first = stage.start(settings);
                Person sarah = Stage.person(first);
                insertDue(stage, UUID.fromString(sarah.id()), google);
                Stage.pause(Duration.ofSeconds(2));
                first.kill();
                stage.server().run("UPDATE credentials SET leased_until = NULL");
                Packaged second = stage.start(settings);
                Stage.await(Duration.ofSeconds(30), () -> count(stage, "refreshed_at IS NOT NULL") == 160);
                Stage.pause(Duration.ofSeconds(6));
                long postponed = count(stage, "refreshed_at IS NULL AND (broken_at IS NOT NULL OR refresh_failures > 0)");
                long most = stage.server().number("SELECT max(refresh_failures) FROM credentials");
                row.saw("160 of 160 good ones renewed; %d of 40 bad ones told of or put off, with at most %d failures counted; "
                        + "Google was called %d times", postponed, most, google.allCalls());
                assertThat(postponed).isEqualTo(40);
                assertThat(most).isLessThan(4);
                assertThat(google.calls()).allMatch(calls -> calls <= 2);
                assertThat(Stage.statusOf(second, sarah.get("/credentials"))).isEqualTo(200);
            }
        });
    }

    private static long count(Stage stage, String condition) {
        try {
            return stage.server().number("SELECT count(*) FROM credentials WHERE " + condition);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void insertDue(Stage stage, UUID owner, TokenEndpoint google) throws Exception {
        try (var connection = stage.server().connect(); PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO credentials (id, user_id, platform, platform_user_id, scopes, access_token, refresh_token,
                    expires_at, refresh_due_at)
                VALUES (?, ?, 'youtube', ?, '{https://www.googleapis.com/auth/youtube.readonly}', ?, ?,
                    localtimestamp + interval '5 minutes', localtimestamp - interval '5 minutes')""")) {
            Vault vault = new Vault(Packaged.VAULT_KEY);
            for (int i = 0; i < 200; i++) {
                UUID id = UUID.randomUUID();
                String channel = "channel-" + i;
                google.consent(channel);
                insert.setObject(1, id);
                insert.setObject(2, owner);
                insert.setString(3, channel);
                insert.setString(4,
                        vault.seal("access", i % 10 == 0 ? new String[] { "elsewhere" } : place(id, owner, "access_token")));
                // the renewal of a token that was given to nobody is refused with a server error
                insert.setString(5, vault.seal(i % 10 == 1 ? "refresh/nobody-" + i + "/0" : "refresh/" + channel + "/0",
                        place(id, owner, "refresh_token")));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String[] place(UUID id, UUID owner, String column) {
        return new String[] { "credentials", id.toString(), owner.toString(), "youtube", column };
    }
}
