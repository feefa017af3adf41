package dev.influencerplatform.user;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import dev.influencerplatform.common.crypto.Sha256;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import dev.influencerplatform.user.attempt.Allowance;
import dev.influencerplatform.user.attempt.Attempts;
import dev.influencerplatform.user.attempt.SignInAttempts;
import dev.influencerplatform.user.password.PasswordHasher;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** quality.md, section 1, items 3, 4, 6 and 7. */
@WithApplication
class SignInProtectionTest {

    private static final int FREE = 8;
    /** More than may wait at once, however many processors there are. */
    private static final int CROWD = 60;
    private static final String WRONG = "wrong horse battery";

    @Inject
    SignInAttempts signIns;
    @Inject
    Attempts attempts;
    @Inject
    PasswordHasher hasher;

    private final String stranger = Api.unique("stranger") + "@example.com";

    @Test
    void afterSomeFailuresEachFurtherOneCostsADelay() {
        failTimes(stranger, FREE + 1);
        signIn(stranger, WRONG).statusCode(429).header("Retry-After", equalTo("1"))
                .body(hasJsonPath("code", equalTo("too-many-attempts")));
    }

    /** From one network, people sign in at the same moment. */
    @Test
    void aTryThatIsFreeIsFreeAlsoWhenOneThatBeganLaterWasCountedFirst() {
        Allowance generous = new Allowance("network", FREE, Duration.ofSeconds(1), Duration.ofSeconds(1));
        QuarkusTransaction.requiringNew().run(() -> {
            attempts.count(Sha256.of(Api.unique("first")), generous);
            byte[] network = Sha256.of(Api.unique("network"));
            QuarkusTransaction.requiringNew().run(() -> attempts.count(network, generous));
            assertThat(attempts.count(network, generous)).isEmpty();
        });
    }

    @Test
    void aKnownAccountIsLockedLikeAnUnknownOne() {
        Account sarah = Api.newAccount();
        forgetWhereTheyWere(sarah);
        String known = lastOf(sarah.email());
        assertThat(withoutRequestId(lastOf(stranger))).isEqualTo(withoutRequestId(known)).contains("too-many-attempts");
    }

    @Test
    void theRightPasswordWorksAgainAfterTheWait() throws InterruptedException {
        Account sarah = Api.newAccount();
        failTimes(sarah.email(), FREE + 1);
        signIn(sarah.email(), Api.PASSWORD).statusCode(429);
        Thread.sleep(1100);
        signIn(sarah.email(), Api.PASSWORD).statusCode(200);
        // and all is forgotten
        failTimes(sarah.email(), FREE + 1);
    }

    @Test
    void whoWasSignedInFromHereBeforeIsNotLockedOutByOthers() {
        Account sarah = Api.newAccount();
        for (int i = 0; i <= FREE; i++) {
            signIns.begin(sarah.email(), "203.0.113." + i, false);
        }
        assertBlocked(() -> signIns.begin(sarah.email(), "203.0.113.99", false));
        signIn(sarah.email(), Api.PASSWORD).statusCode(200);
    }

    @Test
    void manyAtOnceAreNoMoreThanOneByOne() {
        List<Integer> statuses = Parallel.times(16, () -> signIn(stranger, WRONG).extract().statusCode());
        assertThat(statuses).containsOnly(401, 429).filteredOn(status -> status == 401).hasSize(FREE + 1);
    }

    @Test
    void anAddressIsLockedAcrossAccountsAndItsNetworkWithIt() {
        int free = 1_000_000;
        Rows.update("INSERT INTO attempts VALUES (?, ?, localtimestamp, localtimestamp + interval '1 minute')",
                hex(Sha256.of("network", "20010db800000001")), free + 5);
        assertBlocked(() -> signIns.begin(stranger, "2001:db8:0:1:2::3", false));
        signIns.begin(stranger, "2001:db8:0:2:2::3", false);
    }

    @Test
    void aSuccessTakesBackOneAttemptOfAnAddressOnly() {
        byte[] network = Sha256.of("network", "198.51.100.7");
        signIns.begin(stranger, "198.51.100.7", false);
        SignInAttempts.Attempt right = signIns.begin("x" + stranger, "198.51.100.7", false);
        QuarkusTransaction.requiringNew().run(() -> signIns.succeed(right));
        assertThat(Rows.text("SELECT tries FROM attempts WHERE subject_hash = ?", hex(network))).isEqualTo("1");
    }

    @Test
    void delaysDoubleUpToTheLongestAndAreForgottenAfterADay() {
        byte[] subject = Sha256.of(stranger);
        Allowance allowance = new Allowance("account", 2, Duration.ofSeconds(10), Duration.ofSeconds(60));
        List<String> delays = IntStream.range(0, 7).mapToObj(i -> delayAfterAnother(subject, allowance)).toList();
        assertThat(delays).containsExactly("00:00:00", "00:00:00", "00:00:10", "00:00:20", "00:00:40", "00:01:00", "00:01:00");
        assertThat(count(subject, allowance).orElseThrow()).isBetween(Duration.ofSeconds(55), Duration.ofSeconds(60));
        Rows.update("UPDATE attempts SET tried_at = localtimestamp - interval '25 hours', blocked_until = localtimestamp "
                + "WHERE subject_hash = ?", hex(subject));
        assertThat(delayAfterAnother(subject, allowance)).isEqualTo("00:00:00");
    }

    @Test
    void aTryIsForgivenForEachSpanWithoutAnother() {
        byte[] subject = Sha256.of(stranger);
        Allowance allowance = new Allowance("account", 2, Duration.ofSeconds(10), Duration.ofSeconds(60),
                Duration.ofMinutes(1));
        for (int i = 0; i < 5; i++) {
            delayAfterAnother(subject, allowance);
        }
        Rows.update("UPDATE attempts SET tried_at = localtimestamp - interval '190 seconds' WHERE subject_hash = ?",
                hex(subject));
        assertThat(delayAfterAnother(subject, allowance)).isEqualTo("00:00:10");
        assertThat(Rows.text("SELECT tries FROM attempts WHERE subject_hash = ?", hex(subject))).isEqualTo("3");
    }

    @Test
    void failuresStandInTheLogOfTheAccount() {
        Account sarah = Api.newAccount();
        failTimes(sarah.email(), 2);
        sarah.request().get("/logs?action=login&status=failure").then()
                .body(hasJsonPath("items[*].message", equalTo(List.of("Wrong e-mail address or password.",
                        "Wrong e-mail address or password."))));
    }

    @Test
    void aHashWithWeakerParametersIsMadeAnewAtSignIn() {
        Account sarah = Api.newAccount();
        Rows.update("UPDATE users SET password = ? WHERE id = ?",
                "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQxMjM0NTY3OA$" + weakHash(), sarah.id());
        signIn(sarah.email(), Api.PASSWORD).statusCode(200);
        assertThat(Rows.text("SELECT password FROM users WHERE id = ?", sarah.id())).contains("m=64,t=1,p=1");
        signIn(sarah.email(), Api.PASSWORD).statusCode(200);
        assertThat(Rows.text("SELECT password FROM users WHERE id = ?", sarah.id())).matches("\\$argon2id\\$v=19\\$m=64.*");
    }

    @Test
    void guessesAtThePasswordOfASessionAreLimitedToo() {
        Account sarah = Api.newAccount();
        for (int i = 0; i <= FREE; i++) {
            changePassword(sarah, WRONG).statusCode(422);
        }
        changePassword(sarah, Api.PASSWORD).statusCode(429).header("Retry-After", matchesPattern("\\d+"));
        RequestSpecification right = sarah.sending(Map.of("password", Api.PASSWORD));
        for (Response answer : List.of(right.post("/auth/reauthenticate"), right.delete("/users/me"),
                sarah.sending(Map.of("newEmail", stranger, "password", Api.PASSWORD)).post("/users/me/email"))) {
            answer.then().statusCode(429).body(hasJsonPath("code", equalTo("too-many-attempts")));
        }
    }

    @Test
    void whoeverComesToACrowdIsTurnedAway() {
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService crowd = Executors.newFixedThreadPool(CROWD);
        try {
            IntStream.range(0, CROWD).forEach(i -> crowd.submit(() -> hasher.inTurn(held -> Parallel.await(end))));
            Eventually.until(() -> signIn(stranger, WRONG).extract().statusCode() == 503);
            signIn(stranger, WRONG).statusCode(503).header("Retry-After", equalTo("2"))
                    .body(hasJsonPath("code", equalTo("sign-in-busy")));
        } finally {
            end.countDown();
            crowd.shutdown();
        }
    }

    private static String hex(byte[] hash) {
        return "\\x" + HexFormat.of().formatHex(hash);
    }

    private static String weakHash() {
        String whole = com.password4j.Password.hash(Api.PASSWORD).addSalt("somesalt12345678")
                .with(com.password4j.Argon2Function.getInstance(8, 1, 1, 32, com.password4j.types.Argon2.ID)).getResult();
        return whole.substring(whole.lastIndexOf('$') + 1);
    }

    private static ValidatableResponse changePassword(Account account, String current) {
        return account.sending(Map.of("currentPassword", current, "newPassword", "seven lamps over the harbour"))
                .put("/users/me/password").then();
    }

    private void assertBlocked(Runnable attempt) {
        try {
            attempt.run();
        } catch (ProblemException refused) {
            assertThat(refused.type().status()).isEqualTo(429);
            return;
        }
        throw new AssertionError("It was let through");
    }

    private String delayAfterAnother(byte[] subject, Allowance allowance) {
        Rows.update("UPDATE attempts SET blocked_until = localtimestamp WHERE subject_hash = ?", hex(subject));
        assertThat(count(subject, allowance)).isEmpty();
        return Rows.text("SELECT blocked_until - tried_at FROM attempts WHERE subject_hash = ?", hex(subject));
    }

    private Optional<Duration> count(byte[] subject, Allowance allowance) {
        return QuarkusTransaction.requiringNew().call(() -> attempts.count(subject, allowance));
    }

    private String lastOf(String email) {
        failTimes(email, FREE + 1);
        return signIn(email, WRONG).statusCode(429).extract().asString();
    }

    private static void forgetWhereTheyWere(Account account) {
        Rows.update("UPDATE sessions SET ip_address = '203.0.113.1' WHERE user_id = ?", account.id());
    }

    private static void failTimes(String email, int times) {
        for (int i = 0; i < times; i++) {
            signIn(email, WRONG).statusCode(401).body(hasJsonPath("code", equalTo("invalid-credentials")));
        }
    }

    private static ValidatableResponse signIn(String email, String password) {
        return Api.sending(new LinkedHashMap<>(Map.of("email", email, "password", password))).post("/auth/login").then();
    }

    private static String withoutRequestId(String body) {
        return body.replaceAll("\"requestId\":\"[^\"]+\"", "");
    }
}
