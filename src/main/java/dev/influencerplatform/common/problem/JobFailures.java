package dev.influencerplatform.common.problem;

import io.quarkus.scheduler.FailedExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Says which job failed, and why: while the database is away all of them do, each of which is worth a line. */
@ApplicationScoped
class JobFailures {

    private static final Logger LOG = Logger.getLogger(JobFailures.class);

    private final DatabaseFailures databaseFailures;

    JobFailures(DatabaseFailures databaseFailures) {
        this.databaseFailures = databaseFailures;
    }

    void tell(@Observes FailedExecution failed) {
        String job = failed.getExecution().getTrigger().getId();
        boolean isOutage = databaseFailures.problemOf(failed.getException())
                .filter(problem -> problem.type() == ProblemType.UNAVAILABLE).isPresent();
        if (isOutage) {
            LOG.warnf("The job %s is put off, as the database does not answer: %s", job,
                    DatabaseFailures.reasonOf(failed.getException()).getMessage());
        } else {
            LOG.errorf(failed.getException(), "The job %s failed", job);
        }
    }
}
