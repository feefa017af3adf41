package dev.influencerplatform.user.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.ServerLog;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An account may be deleted at any moment: whatever is under way comes to its end, and leaves nothing behind. */
@WithApplication
class DeletionRacesTest {

    private final Account sarah = Api.newAccount();

    /** The database takes its time at one step of somebody's work. */
    private void slowDown(String step, String condition) {
        Rows.update("CREATE OR REPLACE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS "
                + "'BEGIN PERFORM pg_sleep(1); RETURN NEW; END'");
        Rows.update("CREATE TRIGGER slow BEFORE " + step + " FOR EACH ROW WHEN (" + condition + ") EXECUTE FUNCTION dawdle()");
    }

    @AfterEach
    void speedUp() {
        Rows.update("DROP FUNCTION IF EXISTS dawdle() CASCADE");
    }

    @ParameterizedTest
    @CsvSource({ "INSERT ON metrics,NEW.credential_id = '%s' AND NEW.metric = 'followers'",
            "UPDATE ON media,NEW.credential_id = '%s' AND NEW.caption LIKE '%%no. 1'",
            "UPDATE ON syncs,NEW.credential_id = '%s' AND NEW.started_at > OLD.started_at",
            "UPDATE ON syncs,NEW.credential_id = '%s' AND NEW.finished_at > OLD.finished_at" })
    void duringAPull(String step, String condition) {
        String id = sarah.connect("instagram", Api.unique("ana"));
        Eventually.pulled(id);
        slowDown(step, condition.formatted(id));
        Rows.update("UPDATE syncs SET due_at = localtimestamp WHERE credential_id = ?", id);
        deletedWhileSomebodySleeps(id);
    }

    @ParameterizedTest
    @CsvSource({ "UPDATE ON credentials,NEW.id = '%s' AND NEW.access_token <> OLD.access_token",
            "INSERT ON logs,NEW.action = 'refresh_token' AND NEW.request_payload->>'credentialId' = '%s'" })
    void duringARefresh(String step, String condition) {
        String id = sarah.connect("youtube", Api.unique("ana"));
        Eventually.pulled(id);
        slowDown(step, condition.formatted(id));
        Rows.update("UPDATE credentials SET refresh_due_at = localtimestamp WHERE id = ?", id);
        deletedWhileSomebodySleeps(id);
    }

    private void deletedWhileSomebodySleeps(String credential) {
        Eventually.until(() -> Rows.count("pg_stat_activity WHERE wait_event = 'PgSleep'") == 1);
        try (ServerLog log = new ServerLog()) {
            sarah.request().delete("/users/me").then().statusCode(204);
            Eventually.pause(1500);
            assertThat(log.text()).doesNotContain(credential, "deadlock");
        }
        assertThat(Rows.dump()).doesNotContain(sarah.id(), credential);
    }

    @RepeatedTest(5)
    void duringTwentyOtherThings() {
        String shoot = sarah.newCompletedShoot();
        String link = sarah.reviewLink(shoot);
        String review = sarah.newReview(4);
        String upload = sarah.newUpload(Map.of());
        sarah.connect("youtube", Api.unique("ana"));
        String feed = Api.json(sarah.sending(Map.of("name", "Phone", "scope", "all")).post("/calendar/feeds")).get("url")
                .asText();
        String slug = sarah.slug();
        Map<String, String> signIn = Map.of("email", sarah.email(), "password", Api.PASSWORD);
        List<Supplier<Response>> things = List.of(
                () -> sarah.sending(Map.of("date", "2026-12-04", "brandName", "Acme")).post("/shoots"),
                () -> sarah.sending(Map.of("date", "2026-12-04", "brandName", "Acme")).header("Idempotency-Key", shoot)
                        .post("/shoots"),
                () -> sarah.sending(Map.of("date", "2026-12-04", "platform", "tiktok")).post("/uploads"),
                () -> sarah.request().post("/shoots/{id}/reopen", shoot),
                () -> sarah.request().post("/uploads/{id}/complete", upload),
                () -> sarah.patching(Map.of("notes", "New")).patch("/uploads/{id}", upload),
                () -> sarah.patching(Map.of("slug", slug + "-x")).patch("/profiles/me"),
                () -> sarah.patching(Map.of("locale", "de")).patch("/users/me"),
                () -> sarah.sending(Map.of("availabilityStatus", false)).put("/calendar/2026-12-24"),
                () -> sarah.sending(Map.of("name", "Tablet", "scope", "all")).post("/calendar/feeds"),
                () -> sarah.sending(Map.of("text", "Thanks")).put("/reviews/{id}/reply", review),
                () -> sarah.sending("{}").post("/credentials/instagram/authorize"),
                () -> sarah.request().delete("/shoots/{id}", shoot), () -> sarah.request().get("/uploads"),
                () -> sarah.request().get("/users/me/export"), () -> sarah.request().post("/auth/logout-all"),
                () -> Api.sending(Account.aReview(5)).post("/review-links/{token}/reviews", link),
                () -> Api.anonymous().get("/calendar/feeds/{file}", feed.substring(feed.lastIndexOf('/') + 1)),
                () -> Api.sending(signIn).post("/auth/login"),
                () -> Api.sending(Map.of("refreshToken", sarah.refreshToken())).post("/auth/refresh"));
        List<Integer> answers = Parallel.times(things.size() + 1,
                i -> i == 0 ? deleted() : things.get(i - 1).get().statusCode());
        assertThat(answers).allMatch(status -> status < 500);
        assertThat(answers.get(0)).isIn(204, 401);
        // those who were faster may have signed out everybody, or put an upload in the way: then again, signed in anew
        if (answers.get(0) != 204) {
            Account.of(Api.sending(signIn).post("/auth/login")).request().delete("/users/me").then().statusCode(204);
        }
        Eventually.until(() -> Rows.count("mails WHERE address = ?", sarah.email()) == 0);
        assertThat(Rows.dump()).doesNotContain(sarah.id(), sarah.email(), slug);
    }

    private int deleted() {
        Eventually.pause(20);
        return sarah.request().delete("/users/me").statusCode();
    }

    @Test
    void ofTwoDeletionsOneDoesIt() {
        sarah.newReview(5);
        assertThat(Parallel.times(2, () -> sarah.request().delete("/users/me").statusCode()))
                .containsExactlyInAnyOrder(204, 401);
    }

    @Test
    void whoeverHasTheTokenOfAnEndedSessionDeletesNothing() {
        Account second = Account.of(Api.sending(Map.of("email", sarah.email(), "password", Api.PASSWORD)).post("/auth/login"));
        second.request().get("/users/me").then().statusCode(200);
        // as another instance would do it: this one still believes in the session
        Rows.update("UPDATE sessions SET revoked_at = localtimestamp WHERE user_id = ?", sarah.id());
        second.request().get("/users/me").then().statusCode(200);
        second.request().delete("/users/me").then().statusCode(401);
        assertThat(Rows.count("users WHERE id = ?", sarah.id())).isEqualTo(1);
    }
}
