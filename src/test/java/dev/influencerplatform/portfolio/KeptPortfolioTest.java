package dev.influencerplatform.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A portfolio that is kept in memory is answered as long as nothing in it has changed, and no longer, whoever changed it. */
@WithApplication
class KeptPortfolioTest {

    private final Account sarah = Api.newAccount();
    private final String slug = sarah.slug();

    @BeforeEach
    void aPortfolioWithSomethingOfEverything() {
        sarah.newReview(4);
        Rows.update("INSERT INTO credentials (user_id, platform, platform_user_id, account_name, access_token) "
                + "VALUES (?, 'youtube', ?, 'Sarah films', 'sealed')", sarah.id(), sarah.id());
        Rows.update("INSERT INTO metrics (credential_id, metric, day, value, status, observed_at) "
                + "SELECT id, 'followers', date '2026-01-01', 1000, 'ok', now() FROM credentials WHERE user_id = ?",
                sarah.id());
    }

    /** Jobs would look again and again for the key of what is no seal. */
    @AfterEach
    void disconnect() {
        Rows.update("DELETE FROM credentials WHERE user_id = ?", sarah.id());
    }

    /** As another instance does, or an operator with SQL. */
    @ParameterizedTest
    @ValueSource(strings = {
            "UPDATE profiles SET bio = 'Slow travel' WHERE user_id = ?",
            "UPDATE profiles SET visibility = 'unlisted', display_name = 'Hidden' WHERE user_id = ?",
            "UPDATE profiles SET visibility = 'private' WHERE user_id = ?",
            "UPDATE users SET locked_at = now() WHERE id = ?",
            "UPDATE reviews SET is_published = false WHERE user_id = ?",
            "UPDATE reviews SET reply = 'Thank you' WHERE user_id = ?",
            "DELETE FROM reviews WHERE user_id = ?",
            "INSERT INTO reviews (user_id, review_token, client_number, client_email, rating, review_text) VALUES "
                    + "(?, uuid_v7()::text, '+4915123456789', 'a@b.example', 1, 'Late')",
            "UPDATE credentials SET account_name = 'Sarah filmt' WHERE user_id = ?",
            "DELETE FROM credentials WHERE user_id = ?",
            "UPDATE metrics SET value = 1001 WHERE credential_id = (SELECT id FROM credentials WHERE user_id = ?)",
            "DELETE FROM metrics WHERE credential_id = (SELECT id FROM credentials WHERE user_id = ?)",
            "INSERT INTO metrics (credential_id, metric, day, value, status, observed_at) "
                    + "SELECT id, 'views', date '2026-01-02', 7, 'ok', now() FROM credentials WHERE user_id = ?",
            "DELETE FROM users WHERE id = ?" })
    void whatIsChangedIsSeenAtOnce(String change) {
        String before = page();
        assertThat(page()).isEqualTo(before);
        Rows.update(change, sarah.id());
        assertThat(page()).isNotEqualTo(before);
    }

    @Test
    void whatNobodySeesLeavesItAsItIs() {
        String stamp = stamp();
        Rows.update("UPDATE credentials SET access_token = 'sealed anew', account_name = account_name WHERE user_id = ?",
                sarah.id());
        Rows.update("UPDATE users SET password = password WHERE id = ?", sarah.id());
        sarah.newShoot();
        assertThat(stamp()).isEqualTo(stamp);
    }

    private String page() {
        return Api.anonymous().get("/portfolio/{slug}", slug).asString().replaceAll("\"requestId\":\"[^\"]+\"", "");
    }

    private String stamp() {
        return Rows.text("SELECT portfolio_stamp FROM profiles WHERE user_id = ?", sarah.id());
    }
}
