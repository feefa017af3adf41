package dev.influencerplatform.user.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Mailbox;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.ServerLog;
import dev.influencerplatform.support.WithApplication;
import java.util.Map;
import org.junit.jupiter.api.Test;

@WithApplication
class MailDeliveryTest {

    private static final String WAITING = "mails WHERE address = ? AND failures > 0";

    private final Account sarah = Api.newAccount();

    @Test
    void aMailWaitsWhileTheServerIsAwayAndIsSentOnce() {
        Mailbox.whileDown(() -> {
            forget();
            Eventually.until(() -> Rows.count(WAITING, sarah.email()) == 1);
        });
        assertThat(Mailbox.of(sarah.email())).isEmpty();
        Rows.update("UPDATE mails SET due_at = localtimestamp WHERE address = ?", sarah.email());
        String token = Mailbox.await(sarah.email()).token();
        Eventually.until(() -> Rows.count("mails WHERE address = ?", sarah.email()) == 0);
        assertThat(Mailbox.of(sarah.email())).hasSize(1);
        Api.sending(Map.of("token", token, "password", "seven lamps over the harbour")).post("/auth/password/reset").then()
                .statusCode(202);
    }

    @Test
    void aFailureIsLoggedWithoutTheAddressAndTheLink() {
        try (ServerLog log = new ServerLog("dev.influencerplatform")) {
            Mailbox.whileDown(() -> {
                forget();
                Eventually.until(() -> Rows.count(WAITING, sarah.email()) == 1);
            });
            assertThat(log.text()).contains("A mail (PASSWORD_RESET").doesNotContain(sarah.email(), "#token=");
        }
    }

    @Test
    void aMailThatCouldNotBeSentForADayIsGivenUp() {
        Mailbox.whileDown(() -> {
            forget();
            Eventually.until(() -> Rows.count(WAITING, sarah.email()) == 1);
            Rows.update("UPDATE mails SET created_at = created_at - interval '25 hours', due_at = localtimestamp "
                    + "WHERE address = ?", sarah.email());
            Eventually.until(() -> Rows.count("mails WHERE address = ?", sarah.email()) == 0);
        });
        assertThat(Mailbox.of(sarah.email())).isEmpty();
    }

    @Test
    void aMailThatAnotherInstanceSendsIsLeftToIt() {
        Rows.update("INSERT INTO mails (kind, address, due_at, leased_until) VALUES ('PASSWORD_RESET', ?, localtimestamp, "
                + "localtimestamp + interval '1 minute')", sarah.email());
        Eventually.pause(2500);
        assertThat(Mailbox.of(sarah.email())).isEmpty();
        Rows.update("UPDATE mails SET leased_until = localtimestamp WHERE address = ?", sarah.email());
        Mailbox.await(sarah.email());
    }

    private void forget() {
        Api.sending(Map.of("email", sarah.email())).post("/auth/password/forgot").then().statusCode(202);
    }
}
