package dev.influencerplatform.common.data;

import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Changes that wait for the next one of their transaction, or for its end. */
final class WaitingChanges {

    private static final String KEY = WaitingChanges.class.getName();

    private final List<String> statements = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    /** Those of the transaction under way, if there have been any. */
    static Optional<WaitingChanges> find(TransactionSynchronizationRegistry transactions) {
        return Optional.ofNullable((WaitingChanges) transactions.getResource(KEY));
    }

    /** @param last what is to happen to those that still wait when the transaction is about to end */
    static WaitingChanges begin(TransactionSynchronizationRegistry transactions, Consumer<WaitingChanges> last) {
        WaitingChanges waiting = new WaitingChanges();
        transactions.putResource(KEY, waiting);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                last.accept(waiting);
            }

            @Override
            public void afterCompletion(int status) {
                // they are done, or are not to be done
            }
        });
        return waiting;
    }

    boolean areThere() {
        return !statements.isEmpty();
    }

    void add(String sql, Object... values) {
        statements.add(sql);
        Collections.addAll(parameters, values);
    }

    /** All of them in one statement. */
    String sql() {
        return String.join(";", statements);
    }

    Object[] parameters() {
        return parameters.toArray();
    }

    void clear() {
        statements.clear();
        parameters.clear();
    }
}
