package dev.influencerplatform.shoot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.influencerplatform.common.data.Sources;
import dev.influencerplatform.common.problem.DatabaseFailures;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.schedule.Owner;
import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.WithApplication;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A row that waits for the next change of its transaction, where none comes or one that is refused. */
@WithApplication
class WaitingShootTest {

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
        QuarkusTransaction.requiringNew().run(() -> sources.main().addWithNext(shoot));
        sarah.request().get("/shoots/{id}", shoot.id).then().statusCode(200);
    }

    @Test
    void itIsNotThereWhenTheChangeThatItGoesWithIsRefused() {
        Shoot shoot = shootOf(sarah.id());
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
            sources.main().addWithNext(shoot);
            sources.main().change("UPDATE users SET email = NULL WHERE id = ?", UUID.fromString(sarah.id()));
        })).hasRootCauseInstanceOf(SQLException.class);
        sarah.request().get("/shoots/{id}", shoot.id).then().statusCode(404);
    }

    @Test
    void whatTheDatabaseRefusesAtTheEndIsTold() {
        Shoot shoot = shootOf(UUID.randomUUID().toString());
        Throwable failure = catchThrowable(
                () -> QuarkusTransaction.requiringNew().run(() -> sources.main().addWithNext(shoot)));
        assertThat(failures.problemOf(failure)).map(ProblemException::type)
                .hasValue(ProblemException.accountGone().type());
    }

    private Shoot shootOf(String userId) {
        ShootFields fields = new ShootFields(LocalDate.of(2026, 12, 4), null, null, null, null, "Acme", null, null, null, null);
        return Shoot.of(fields, new Owner(UUID.fromString(userId), "Europe/Berlin", "EUR"), clock);
    }
}
