package dev.influencerplatform.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An account may be disconnected at any moment of a pull: the one waits for the other, and neither fails. */
@WithApplication
class DisconnectionDuringPullTest {

    private final Account sarah = Api.newAccount();
    private final String id = sarah.connect("instagram", Api.unique("ana"));

    /** The database takes its time at one step of the pull. */
    private void slowDown(String step, String condition) {
        Rows.update("CREATE OR REPLACE FUNCTION take_time() RETURNS trigger LANGUAGE plpgsql AS "
                + "'BEGIN PERFORM pg_sleep(1); RETURN NEW; END'");
        Rows.update("CREATE TRIGGER slow BEFORE " + step + " FOR EACH ROW WHEN (NEW.credential_id = '" + id + "' AND "
                + condition + ") EXECUTE FUNCTION take_time()");
    }

    @AfterEach
    void speedUp() {
        Rows.update("DROP FUNCTION take_time() CASCADE");
    }

    @ParameterizedTest
    @CsvSource({ "INSERT ON metrics,NEW.metric = 'followers'", "UPDATE ON media,NEW.caption LIKE '%no. 1'",
            "UPDATE ON syncs,NEW.started_at > OLD.started_at", "UPDATE ON syncs,NEW.finished_at > OLD.finished_at",
            "UPDATE ON syncs,OLD.leased_until IS NOT NULL AND NEW.leased_until IS NULL" })
    void bothComeToTheirEnd(String step, String condition) {
        Eventually.pulled(id);
        slowDown(step, condition);
        Rows.update("UPDATE syncs SET due_at = localtimestamp WHERE credential_id = ?", id);
        Eventually.until(() -> Rows.count("pg_stat_activity WHERE wait_event = 'PgSleep'") == 1);
        sarah.request().delete("/credentials/{id}", id).then().statusCode(204);
        assertThat(Rows.count("syncs WHERE credential_id = ?", id)).isZero();
        assertThat(Rows.texts("SELECT action FROM logs WHERE user_id = ? AND status = 'failure' AND action LIKE 'fetch%'",
                sarah.id()))
                .isEmpty();
    }
}
