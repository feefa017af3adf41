package dev.influencerplatform.common.data;

import dev.influencerplatform.common.problem.CommitFailure;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.exception.GenericJDBCException;

/** The database that is written to. */
public final class Database extends Source {

    private static final String COMMIT = "COMMIT";

    private final TransactionSynchronizationRegistry transactions;

    Database(DataSource dataSource, TransactionSynchronizationRegistry transactions) {
        super(dataSource);
        this.transactions = transactions;
    }

    /** The rows of two statements. */
    public record Both<A, B>(List<A> first, List<B> second) {
    }

    /** Sends two statements together; the second one sees what was committed while the first one waited. */
    public <A extends Record, B extends Record> Both<A, B> both(Query<A> first, Query<B> second) {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(first.sql() + ";" + second.sql())) {
            bind(statement, 0, first.parameters());
            bind(statement, first.parameters().length, second.parameters());
            statement.execute();
            List<A> rows = read(RecordReader.of(first.type()), statement.getResultSet());
            statement.getMoreResults();
            return new Both<>(rows, read(RecordReader.of(second.type()), statement.getResultSet()));
        } catch (SQLException failure) {
            throw new GenericJDBCException("Rows could not be read", failure);
        }
    }

    /**
     * Adds a row, as it is now, at the end of the transaction under way, or together with a change before that. Until then, no
     * read sees it and nothing that Hibernate writes may refer to it. It gets its id here.
     */
    public void addLast(BaseEntity entity) {
        entity.id = BaseEntity.newId();
        EntityWriter writer = EntityWriter.of(entity.getClass());
        changeLast(writer.insert(), writer.values(entity));
    }

    /**
     * Changes rows when all else is done in the transaction under way, whose commit goes in the same exchange. What is refused
     * then, the commit tells.
     */
    public void changeLast(String sql, Object... parameters) {
        WaitingChanges.find(transactions).orElseGet(() -> WaitingChanges.begin(transactions, this::finish)).add(sql,
                parameters);
    }

    /**
     * Changes rows, in the transaction under way, together with those that wait for its end; Hibernate is to have flushed what
     * they refer to.
     */
    public void change(String sql, Object... parameters) {
        WaitingChanges changes = WaitingChanges.find(transactions).orElseGet(WaitingChanges::new);
        changes.add(sql, parameters);
        make(changes);
    }

    /**
     * The transaction manager commits after this, and finds that the driver has nothing left to send. Hibernate is told of the
     * end of a transaction before, and has written all that it had to.
     */
    private void finish(WaitingChanges changes) {
        if (!changes.areThere() || transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            return;
        }
        changes.add(COMMIT);
        try {
            make(changes);
        } catch (GenericJDBCException failure) {
            throw new CommitFailure(failure);
        }
    }

    private void make(WaitingChanges changes) {
        try (Connection connection = connection(); PreparedStatement statement = connection.prepareStatement(changes.sql())) {
            bind(statement, 0, changes.parameters());
            changes.clear();
            statement.execute();
        } catch (SQLException failure) {
            throw new GenericJDBCException("Rows could not be changed", failure);
        }
    }
}
