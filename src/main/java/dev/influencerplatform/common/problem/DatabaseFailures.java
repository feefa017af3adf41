package dev.influencerplatform.common.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Reads what the database refused and why. Such failures arrive wrapped several ways (by Hibernate, by the
 * transaction manager at commit), so the causes are walked down to the SQLSTATE, which says it all
 * (PostgreSQL manual, appendix A).
 */
@ApplicationScoped
public class DatabaseFailures {

    private static final Logger LOG = Logger.getLogger(DatabaseFailures.class);
    private static final String OWNER = "_user_id_fkey";
    /** The driver's own: also when the pool's patience ends while a connection is being made. */
    private static final String DRIVER_FAILED = "99999";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Map<String, ProblemException> byConstraint = new HashMap<>();

    DatabaseFailures(@Any Instance<ConstraintProblems> features) {
        features.forEach(feature -> byConstraint.putAll(feature.byConstraint()));
    }

    /** The problem behind a failure, or nothing when it is not the database's or a fault of ours. */
    public Optional<ProblemException> problemOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return Optional.of(problem);
            }
            if (cause instanceof SQLException sql) {
                return ofSql(sql);
            }
            if (cause instanceof OptimisticLockException || cause instanceof StaleStateException) {
                return Optional.of(ProblemType.CONCURRENT_CHANGE.with("Read it again and repeat the change."));
            }
            if (cause instanceof RollbackException && cause.getSuppressed().length > 0) {
                return ofCommit(cause.getSuppressed()[0]);
            }
            if (cause instanceof RollbackException && cause.getCause() == null) {
                // its time was up, perhaps while the database was at it
                return Optional.of(unknown());
            }
            if (cause instanceof CommitFailure) {
                return ofCommit(cause.getCause());
            }
        }
        return Optional.empty();
    }

    /** When the connection was lost, nobody knows whether the database had heard that it was to commit. */
    private Optional<ProblemException> ofCommit(Throwable failure) {
        return isOfLostConnection(failure) ? Optional.of(unknown()) : problemOf(failure);
    }

    private static boolean isOfLostConnection(Throwable failure) {
        String state = reasonOf(failure) instanceof SQLException sql ? sql.getSQLState() : null;
        return state != null && (state.startsWith("08") || state.startsWith("57P") || state.equals(DRIVER_FAILED));
    }

    /** What the database, its driver or the pool said, or else the failure itself: for the log. */
    public static Throwable reasonOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                return cause;
            }
            if (cause instanceof RollbackException && cause.getSuppressed().length > 0) {
                return reasonOf(cause.getSuppressed()[0]);
            }
        }
        return failure;
    }

    private static ProblemException unknown() {
        return ProblemType.UNAVAILABLE.with("The database was lost while it saved this. Read it to see whether it was saved, "
                + "or repeat the request with its Idempotency-Key.").retryAfter(RETRY_AFTER);
    }

    /** PostgreSQL has no state of its own for this. */
    static boolean isOfStalePlan(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && "0A000".equals(sql.getSQLState())
                    && sql.getMessage().contains("cached plan")) {
                return true;
            }
        }
        return false;
    }

    private Optional<ProblemException> ofSql(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null) {
            // the pool has no state: it ran out of connections or of patience
            return Optional.of(unavailable());
        }
        if (isOfStalePlan(failure)) {
            return Optional.of(unavailable());
        }
        return switch (state) {
            case "23505", "23514", "23P01" -> Optional.ofNullable(byConstraint.get(constraintOf(failure)));
            // whatever a row refers to was looked for before: it was deleted in between
            case "23503" -> Optional.of(ofMissing(constraintOf(failure)));
            case "40P01" -> {
                // answered like any conflict, but two requests took their locks in different orders, which is ours to mend
                LOG.warn("The database has ended a deadlock", failure);
                yield Optional.of(concurrentChange());
            }
            case "40001", "55P03" -> Optional.of(concurrentChange());
            default -> isOutage(state) ? Optional.of(unavailable()) : Optional.empty();
        };
    }

    private ProblemException ofMissing(String constraint) {
        boolean ownerIsGone = constraint != null && constraint.endsWith(OWNER);
        return ownerIsGone ? ProblemException.accountGone() : byConstraint.getOrDefault(constraint, concurrentChange());
    }

    private static boolean isOutage(String state) {
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57") || state.startsWith("58")
                || state.startsWith("25") || state.equals(DRIVER_FAILED);
    }

    private static ProblemException concurrentChange() {
        return ProblemType.CONCURRENT_CHANGE.with("Others are changing the same object; try again.").retryAfter(RETRY_AFTER);
    }

    private static ProblemException unavailable() {
        return ProblemType.UNAVAILABLE.with("The database does not answer. Nothing was changed; try again.")
                .retryAfter(RETRY_AFTER);
    }

    private static String constraintOf(SQLException failure) {
        if (failure instanceof PSQLException postgres) {
            ServerErrorMessage message = postgres.getServerErrorMessage();
            return message == null ? null : message.getConstraint();
        }
        return null;
    }
}
