package dev.influencerplatform.common.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.support.WithApplication;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.inject.Inject;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;

/** What a commit that fails means to the client: the failure stands beside the chain of causes. */
@WithApplication
class DatabaseFailuresTest {

    @Inject
    DatabaseFailures failures;

    @Test
    void aCommitWithoutAnAnswerMayHaveBeenMade() {
        ProblemException problem = failures.problemOf(commitFailed("08006")).orElseThrow();
        assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE);
        assertThat(problem.getMessage()).contains("was lost").doesNotContain("Nothing was changed");
    }

    @Test
    void aCommitThatIsRefusedWasNotMade() {
        assertThat(failures.problemOf(commitFailed("40001")).orElseThrow().type()).isEqualTo(ProblemType.CONCURRENT_CHANGE);
    }

    @Test
    void aCommitThatTookTooLongForTheDatabaseWasNotMade() {
        assertThat(failures.problemOf(commitFailed("57014")).orElseThrow().getMessage()).contains("Nothing was changed");
    }

    @Test
    void theLogHasTheDatabasesWords() {
        assertThat(DatabaseFailures.reasonOf(commitFailed("57014"))).hasMessage("the database's words");
    }

    @Test
    void lastChangesAreToldAsTheirCommit() {
        RollbackException rollback = new RollbackException("Could not commit transaction");
        rollback.initCause(new CommitFailure(new SQLException("the database's words", "08006")));
        assertThat(failures.problemOf(rollback).orElseThrow().getMessage()).contains("was lost");
    }

    @Test
    void aTransactionWhoseTimeWasUpMayHaveBeenCommitted() {
        assertThat(failures.problemOf(new RollbackException("The transaction is not active")).orElseThrow().getMessage())
                .contains("was lost");
    }

    @Test
    void aConnectionThatTookTooLongIsAnOutage() {
        SQLException interrupted = new SQLException("Something unusual", "99999", new IllegalStateException("Interrupted"));
        assertThat(failures.problemOf(interrupted).orElseThrow().getMessage()).contains("Nothing was changed");
    }

    private static Throwable commitFailed(String state) {
        XAException beside = new XAException("at the commit");
        beside.initCause(new SQLException("the database's words", state));
        RollbackException rollback = new RollbackException("Could not commit transaction");
        rollback.addSuppressed(beside);
        return new QuarkusTransactionException(rollback);
    }
}
