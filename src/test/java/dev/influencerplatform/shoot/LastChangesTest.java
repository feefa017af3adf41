package dev.influencerplatform.shoot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.hamcrest.Matchers.not;

import dev.influencerplatform.common.data.Sources;
import dev.influencerplatform.common.problem.DatabaseFailures;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.schedule.Owner;
import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Changes that wait for the end of their transaction and are committed in the same exchange, and what the end does to them. */
@WithApplication
class LastChangesTest {

    private final Account sarah = Api.newAccount();

    @Inject
    Sources sources;
    @Inject
    DatabaseFailures failures;
    @Inject
    Clock clock;

    @Test
    void itIsThereWhenTheTransactionHasEnded() {
        Shoot shoot = shootOf(sarah.id());
        QuarkusTransaction.requiringNew().run(() -> sources.main().addLast(shoot));
        sarah.request().get("/shoots/{id}", shoot.id).then().statusCode(200);
    }

    @Test
    void itIsOfOneTransactionWithWhatHibernateWrites() {
        UUID changed = UUID.fromString(sarah.newShoot());
        Shoot added = shootOf(sarah.id());
        QuarkusTransaction.requiringNew().run(() -> {
            Shoot.<Shoot> findById(changed).brandName = "Changed";
            sources.main().addLast(added);
        });
        assertThat(Rows.text("SELECT count(DISTINCT xmin::text) FROM shoots WHERE id IN (?, ?)", changed, added.id))
                .isEqualTo("1");
    }

    @Test
    void itIsNotThereWhenTheChangeThatItGoesWithIsRefused() {
        Shoot shoot = shootOf(sarah.id());
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
            sources.main().addLast(shoot);
            sources.main().change("UPDATE users SET email = NULL WHERE id = ?", UUID.fromString(sarah.id()));
        })).hasRootCauseInstanceOf(SQLException.class);
        sarah.request().get("/shoots/{id}", shoot.id).then().statusCode(404);
    }

    @Test
    void eachTransactionHasItsOwn() {
        Shoot kept = shootOf(sarah.id());
        Shoot dropped = shootOf(sarah.id());
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
            sources.main().addLast(dropped);
            QuarkusTransaction.requiringNew().run(() -> sources.main().addLast(kept));
            throw new IllegalStateException("on purpose");
        })).hasMessageContaining("on purpose");
        sarah.request().get("/shoots/{id}", kept.id).then().statusCode(200);
        sarah.request().get("/shoots/{id}", dropped.id).then().statusCode(404);
    }

    @Test
    void whatTheDatabaseRefusesAtTheEndIsTold() {
        Shoot shoot = shootOf(UUID.randomUUID().toString());
        Throwable failure = catchThrowable(
                () -> QuarkusTransaction.requiringNew().run(() -> sources.main().addLast(shoot)));
        assertThat(failures.problemOf(failure)).map(ProblemException::type)
                .hasValue(ProblemException.accountGone().type());
    }

    @Test
    void whatIsRefusedAtTheEndTakesAllElseWithIt() {
        UUID shoot = UUID.fromString(sarah.newShoot());
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
            Shoot.<Shoot> findById(shoot).brandName = "Changed";
            sources.main().addLast(shootOf(UUID.randomUUID().toString()));
        })).hasRootCauseInstanceOf(SQLException.class);
        sarah.request().get("/shoots/{id}", shoot).then().body("brandName", not("Changed"));
    }

    @Test
    void itIsNotThereWhenTheTransactionIsToBeRolledBack() {
        Shoot shoot = shootOf(sarah.id());
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
            sources.main().addLast(shoot);
            QuarkusTransaction.setRollbackOnly();
        })).hasCauseInstanceOf(RollbackException.class);
        sarah.request().get("/shoots/{id}", shoot.id).then().statusCode(404);
    }

    @Test
    void whetherItIsThereIsNotKnownWhenTheDatabaseIsLostAtTheEnd() {
        Throwable failure = catchThrowable(() -> QuarkusTransaction.requiringNew()
                .run(() -> sources.main().changeLast("SELECT pg_terminate_backend(pg_backend_pid())")));
        assertThat(failures.problemOf(failure)).map(Throwable::getMessage).get(STRING).contains("was lost");
    }

    private Shoot shootOf(String userId) {
        ShootFields fields = new ShootFields(LocalDate.of(2026, 12, 4), null, null, null, null, "Acme", null, null, null, null);
        return Shoot.of(fields, new Owner(UUID.fromString(userId), "Europe/Berlin", "EUR"), clock);
    }
}
