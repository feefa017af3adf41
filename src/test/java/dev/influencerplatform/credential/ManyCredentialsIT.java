package dev.influencerplatform.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.common.crypto.Vault;
import dev.influencerplatform.support.Packaged;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.TestDatabase;
import dev.influencerplatform.support.TokenEndpoint;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten thousand accounts whose tokens are all due: none is renewed twice and none is lost, whatever becomes of an instance. */
class ManyCredentialsIT {

    private static final UUID OWNER = UUID.randomUUID();
    private static final String EAST = "east";
    private static final String WEST = "west";
    private static final int MANY = 10_000;
    private static final int SOME = 2000;
    private static final int FEW = 3;
    private static final int AT_ONCE = 16;
    private static final Duration GOOGLE_TAKES = Duration.ofMillis(50);
    private static final Duration GOOGLE_IS_SLOW = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(8);

    private static Map<String, String> settings;
    private static Vault vault;

    @BeforeAll
    static void migrate() throws Exception {
        settings = Packaged.settings(TestDatabase.running());
        settings.put("YOUTUBE_CLIENT_ID", EAST);
        settings.put("YOUTUBE_CLIENT_SECRET", "secret");
        settings.put("APP_CREDENTIALS_REFRESH_EVERY", "1S");
        // the default of eight does as well, in twice the time, which is spent on waiting for Google
        settings.put("APP_CREDENTIALS_REFRESHES_AT_ONCE", String.valueOf(AT_ONCE));
        vault = new Vault(Packaged.VAULT_KEY);
        try (Packaged first = Packaged.start(settings)) {
            first.awaitReady();
        }
        Rows.update("INSERT INTO users (id, email, password) VALUES (?, 'many@example.com', '')", OWNER);
    }

    @Test
    void oneSmallInstanceRefreshesEachOnce() throws Exception {
        try (TokenEndpoint google = TokenEndpoint.start(GOOGLE_TAKES);
                Packaged instance = start(EAST, google, "-Xmx64m")) {
            instance.awaitReady();
            consentsDue(MANY, google);
            awaitAllRefreshed(instance);
            assertAllHealthy(MANY, google);
            assertThat(google.calls()).containsOnly(1);
            assertThat(instance.isRunning()).isTrue();
            assertThat(instance.output()).doesNotContain("OutOfMemoryError");
        }
    }

    @Test
    void twoInstancesShareThem() throws Exception {
        try (TokenEndpoint google = TokenEndpoint.start(GOOGLE_TAKES);
                Packaged east = start(EAST, google);
                Packaged west = start(WEST, google)) {
            east.awaitReady();
            west.awaitReady();
            consentsDue(MANY, google);
            awaitAllRefreshed(east);
            assertAllHealthy(MANY, google);
            assertThat(google.calls()).containsOnly(1);
            assertThat(List.of(google.callsOfApp(EAST), google.callsOfApp(WEST))).allMatch(calls -> calls > MANY / 4);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { false, true })
    void whatAKilledInstanceLeavesIsTakenOver(boolean isRotating) throws Exception {
        try (TokenEndpoint google = start(isRotating);
                Packaged east = start(EAST, google);
                Packaged west = start(WEST, google)) {
            east.awaitReady();
            west.awaitReady();
            consentsDue(SOME, google);
            east.await(LONGEST, () -> google.callsOfApp(EAST) > SOME / 5);
            east.kill();
            takeOverFromTheKilled(west);
            awaitAllRefreshed(west);
            assertAllHealthy(SOME, google);
            assertThat(google.allCalls()).as("only what was under way is done again").isLessThanOrEqualTo(SOME + AT_ONCE);
        }
    }

    @Test
    void atSigtermWhatIsUnderWayIsDoneAndTheRestIsLeft() throws Exception {
        try (TokenEndpoint google = TokenEndpoint.startRotating(GOOGLE_IS_SLOW);
                Packaged instance = start(EAST, google)) {
            instance.awaitReady();
            consentsDue(SOME, google);
            instance.await(LONGEST, () -> google.allCalls() > AT_ONCE);
            assertStopsCleanly(instance, SOME, google);
        }
    }

    @Test
    void atSigtermTheFirstOfFewIsDoneToo() throws Exception {
        try (TokenEndpoint google = TokenEndpoint.startRotating(GOOGLE_IS_SLOW);
                Packaged instance = start(EAST, google)) {
            instance.awaitReady();
            consentsDue(FEW, google);
            instance.await(LONGEST, () -> google.allCalls() > 0);
            assertStopsCleanly(instance, FEW, google);
        }
    }

    private static TokenEndpoint start(boolean isRotating) throws IOException {
        return isRotating ? TokenEndpoint.startRotating(GOOGLE_TAKES) : TokenEndpoint.start(GOOGLE_TAKES);
    }

    /** Each instance has an app of its own, which tells Google's calls apart. */
    private static Packaged start(String name, TokenEndpoint google, String... jvmOptions) throws IOException {
        settings.put("YOUTUBE_CLIENT_ID", name);
        settings.put("APP_SOCIAL_YOUTUBE_TOKEN_URL", google.url().toString());
        return Packaged.start(settings, jvmOptions);
    }

    private static void consentsDue(int count, TokenEndpoint google) throws SQLException {
        Rows.update("TRUNCATE credentials, logs CASCADE");
        try (Connection connection = TestDatabase.connect(); PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO credentials (id, user_id, platform, platform_user_id, scopes, access_token, refresh_token,
                    expires_at, refresh_due_at)
                VALUES (?, ?, 'youtube', ?, '{https://www.googleapis.com/auth/youtube.readonly}', ?, ?,
                    localtimestamp + interval '5 minutes', localtimestamp - interval '5 minutes')""")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < count; i++) {
                UUID id = UUID.randomUUID();
                String channel = "channel-" + i;
                insert.setObject(1, id);
                insert.setObject(2, OWNER);
                insert.setString(3, channel);
                insert.setString(4, vault.seal("from the consent", place(id, "access_token")));
                insert.setString(5, vault.seal(google.consent(channel), place(id, "refresh_token")));
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    private static String[] place(UUID id, String column) {
        return new String[] { "credentials", id.toString(), OWNER.toString(), "youtube", column };
    }

    /** Its leases end by themselves after two minutes; they are ended here, as soon as the survivor is through with its own. */
    private static void takeOverFromTheKilled(Packaged survivor) throws Exception {
        survivor.await(LONGEST, () -> Rows.count("""
                credentials WHERE refreshed_at IS NULL
                AND (leased_until IS NULL OR leased_until > localtimestamp + interval '117 seconds')""") == 0);
        assertThat(Rows.count("credentials WHERE leased_until IS NOT NULL")).isPositive();
        Rows.update("UPDATE credentials SET leased_until = localtimestamp WHERE leased_until IS NOT NULL");
    }

    private static void awaitAllRefreshed(Packaged instance) throws Exception {
        instance.await(LONGEST, () -> Rows.count("credentials WHERE refreshed_at IS NULL") == 0);
    }

    private static void assertAllHealthy(int count, TokenEndpoint google) {
        assertThat(Rows.count("""
                credentials WHERE refreshed_at IS NOT NULL AND refresh_due_at > localtimestamp + interval '30 minutes'
                AND refresh_failures = 0 AND leased_until IS NULL AND broken_at IS NULL""")).isEqualTo(count);
        assertThat(Rows.count("logs WHERE action = 'refresh_token' AND status = 'success'")).isEqualTo(count);
        assertTokensAreKnown(google);
    }

    private static void assertStopsCleanly(Packaged instance, int count, TokenEndpoint google) throws Exception {
        assertThat(instance.terminate(Duration.ofSeconds(25))).as("exit code after SIGTERM").isEqualTo(143);
        assertThat(Rows.count("credentials WHERE leased_until IS NOT NULL")).isZero();
        assertThat(Rows.count("credentials WHERE refreshed_at IS NOT NULL")).isEqualTo(google.allCalls()).isPositive();
        assertThat(Rows.count("credentials WHERE refreshed_at IS NULL AND refresh_due_at < localtimestamp"))
                .isEqualTo(count - google.allCalls());
        assertTokensAreKnown(google);
    }

    private static void assertTokensAreKnown(TokenEndpoint google) {
        assertThat(Rows.texts("""
                SELECT id, platform_user_id, access_token, refresh_token FROM credentials WHERE refreshed_at IS NOT NULL"""))
                .allMatch(row -> {
                    String[] columns = row.split("\\|");
                    UUID id = UUID.fromString(columns[0]);
                    return google.knows(columns[1], vault.open(columns[2], place(id, "access_token")),
                            vault.open(columns[3], place(id, "refresh_token")));
                });
    }
}
