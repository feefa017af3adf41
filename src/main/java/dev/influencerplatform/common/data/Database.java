package dev.influencerplatform.common.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.exception.GenericJDBCException;

/** The database that is written to. */
public final class Database extends Source {

    Database(DataSource dataSource) {
        super(dataSource);
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

    /** Changes rows, in the transaction under way; Hibernate is to have flushed what they refer to. */
    public int change(String sql, Object... parameters) {
        try (Connection connection = connection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 0, parameters);
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new GenericJDBCException("Rows could not be changed", failure);
        }
    }
}
