package dev.influencerplatform.common.problem;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;

/**
 * Does a change again whose transaction failed because somebody has changed the schema under a prepared statement. The driver
 * prepares it anew on that connection, but within a transaction it cannot repeat it; its own remedy (autosave) is a savepoint
 * for every statement. Stands outside of the transaction and of the idempotency key, and inside the log of refusals.
 */
@Transactional
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 75)
class StalePlans {

    /** Each connection of the pool has its own statements, and fails once. */
    private static final int MOST_TRIES = 5;

    @AroundInvoke
    Object again(InvocationContext call) throws Exception {
        for (int tries = 1;; tries++) {
            try {
                return call.proceed();
            } catch (Exception failure) { // a commit that fails is a checked one
                if (tries == MOST_TRIES || !DatabaseFailures.isOfStalePlan(failure)) {
                    throw failure;
                }
            }
        }
    }
}
