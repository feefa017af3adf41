package dev.influencerplatform.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.common.meter.GaugeSource.Question;
import dev.influencerplatform.social.Platform;
import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.TestDatabase;
import dev.influencerplatform.support.WithApplication;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the gauges count in SQL is what the owners of the accounts are shown. */
@WithApplication
class CredentialGaugesTest {

    private static final Map<String, String> WRONGS = Map.of(
            "needs-reauth", "broken_at = localtimestamp, broken_reason = 'password-changed', refresh_due_at = NULL",
            "expiring",
            "expires_at = localtimestamp + interval '1 day', refresh_expires_at = localtimestamp + interval '1 day'",
            "limited-scopes", "scopes = '{}'",
            "rate-limited", "throttled_at = localtimestamp, throttled_until = localtimestamp + interval '1 hour', "
                    + "throttled_reason = 'account-limit'");

    @Inject
    CredentialGauges gauges;
    @Inject
    CredentialViews views;

    private final Account sarah = Api.newAccount();

    /** Pulls and refreshes go on meanwhile, so it may take a moment until both are of the same time. */
    @Test
    void statesAreThoseThatAreShown() {
        for (Platform platform : Platform.values()) {
            sarah.connect(platform.name(), Api.unique("ana"));
            WRONGS.values().forEach(wrong -> Rows.update("UPDATE credentials SET " + wrong + " WHERE id = ?",
                    sarah.connect(platform.name(), Api.unique("ana"))));
        }
        assertThat(shown()).hasSize(Platform.values().length * Health.State.values().length);
        Eventually.until(() -> counted().equals(shown()));
    }

    /** Of all accounts, whatever other tests have left. */
    private Map<String, Long> shown() {
        return QuarkusTransaction.requiringNew().call(() -> views.of(Credential.<Credential> listAll())).stream()
                .collect(Collectors.groupingBy(view -> view.platform() + " " + view.state().word(), TreeMap::new,
                        Collectors.counting()));
    }

    private Map<String, Long> counted() {
        Question question = gauges.question();
        Map<String, Long> counted = new TreeMap<>();
        try (Connection connection = TestDatabase.connect();
                PreparedStatement statement = connection.prepareStatement(question.sql())) {
            for (int i = 0; i < question.values().size(); i++) {
                statement.setObject(i + 1, question.values().get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    counted.put(rows.getString("platform") + " " + rows.getString("state"), rows.getLong("credentials"));
                }
            }
            return counted;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
