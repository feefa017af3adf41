package dev.influencerplatform.common.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.hibernate.exception.GenericJDBCException;

/** A database that rows are read from with plain JDBC: for the hottest reads, which Hibernate would make dearer. */
public class Source {

    private final DataSource dataSource;

    /** Makes what is wanted of the row that a result stands on. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    Source(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Reads rows into records, which have a component for each column, in the same order. A transaction under way is taken part
     * in; what Hibernate has not flushed yet is not seen.
     */
    public <T extends Record> List<T> list(Class<T> type, String sql, Object... parameters) {
        return rows(RecordReader.of(type), sql, parameters);
    }

    public <T extends Record> List<T> list(Query<T> query) {
        return list(query.type(), query.sql(), query.parameters());
    }

    public <T extends Record> Optional<T> first(Class<T> type, String sql, Object... parameters) {
        return list(type, sql, parameters).stream().findFirst();
    }

    /**
     * Reads rows into entities that are managed by nobody: to be shown, not to be changed.
     *
     * @param rest what follows in the statement after the table, which is called e
     */
    public <T extends BaseEntity> List<T> entities(Class<T> type, String rest, Object... parameters) {
        EntityReader<T> reader = EntityReader.of(type);
        return rows(reader, reader.select() + rest, parameters);
    }

    <T> List<T> rows(RowReader<T> reader, String sql, Object... parameters) {
        try {
            return read(reader, sql, parameters);
        } catch (SQLException failure) {
            throw new GenericJDBCException("Rows could not be read", failure);
        }
    }

    final <T> List<T> read(RowReader<T> reader, String sql, Object... parameters) throws SQLException {
        try (Connection connection = connection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 0, parameters);
            return read(reader, statement.executeQuery());
        }
    }

    final Connection connection() throws SQLException {
        return dataSource.getConnection();
    }

    static <T> List<T> read(RowReader<T> reader, ResultSet result) throws SQLException {
        try (result) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(reader.read(result));
            }
            return rows;
        }
    }

    /** @param before how many parameters belong to what stands before in the statement */
    static void bind(PreparedStatement statement, int before, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(before + i + 1, bound(parameters[i]));
        }
    }

    /** The driver would put an instant into the zone of the session. */
    private static Object bound(Object parameter) {
        return parameter instanceof Instant instant ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC) : parameter;
    }
}
