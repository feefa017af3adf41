package dev.influencerplatform.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.influencerplatform.log.ActivityLog.Activity;
import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is logged without a request: by jobs, and by what goes on with the log. */
@WithApplication
class ActivityLogTest {

    private final Account sarah = Api.newAccount();
    private final String action = Api.unique("act");

    @Inject
    ActivityLog log;
    @Inject
    EntityManager entityManager;

    @Test
    void whatAJobLogsByItselfIsThere() {
        log.append(done(sarah.id()));
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void whatAJobDidForSomebodyWhoIsGoneIsNotLogged() {
        log.append(done(UUID.randomUUID().toString()));
        assertThat(entries()).isZero();
    }

    @Test
    void anEntryGoesWithTheTransactionThatItTellsOf() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
            log.append(done(sarah.id()));
            throw new IllegalStateException("on purpose");
        })).hasMessageContaining("on purpose");
        assertThat(entries()).isZero();
    }

    @Test
    void anEntryOfItsOwnStays() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
            log.appendAlone(done(sarah.id()));
            throw new IllegalStateException("on purpose");
        })).hasMessageContaining("on purpose");
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void whatIsLoggedAtOnceTakesAlongWhatWaits() {
        Object withinTheTransaction = QuarkusTransaction.requiringNew().call(() -> {
            log.append(done(sarah.id()));
            log.appendNow(done(sarah.id()));
            return entityManager.createNativeQuery("SELECT count(*) FROM logs WHERE action = ?", Integer.class)
                    .setParameter(1, action).getSingleResult();
        });
        assertThat(withinTheTransaction).isEqualTo(2);
        assertThat(entries()).isEqualTo(2);
    }

    private Activity done(String userId) {
        return Activity.success(UUID.fromString(userId), action, null);
    }

    private int entries() {
        return Rows.count("logs WHERE action = ?", action);
    }
}
