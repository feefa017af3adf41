package dev.influencerplatform.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.postgresql.PGConnection;

/** What really stands in the tables, past the application. The database takes each value for the type it needs. */
public final class Rows {

    private Rows() {
    }

    /** @param from all after FROM, like {@code "reviews WHERE shoot_id = ?"} */
    public static int count(String from, Object... values) {
        return Integer.parseInt(text("SELECT count(*) FROM " + from, values));
    }

    /** The one row there is. */
    public static String text(String select, Object... values) {
        List<String> rows = texts(select, values);
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows: " + select);
        }
        return rows.get(0);
    }

    /** All rows, columns parted by bars. */
    public static List<String> texts(String select, Object... values) {
        try (Connection connection = TestDatabase.connect();
                PreparedStatement statement = prepare(connection, select, values);
                ResultSet rows = statement.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                StringJoiner row = new StringJoiner("|");
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.add(rows.getString(column));
                }
                texts.add(row.toString());
            }
            return texts;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** How the database would go about a statement, whatever its parameters are. */
    static List<String> plan(String sql) {
        // as it stands: the driver would want values for its parameters
        try (Connection connection = DriverManager
                .getConnection(TestDatabase.running().getJdbcUrl("postgres", "postgres") + "&preferQueryMode=simple");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN (GENERIC_PLAN, COSTS OFF) " + sql)) {
            List<String> plan = new ArrayList<>();
            while (rows.next()) {
                plan.add(rows.getString(1));
            }
            return plan;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** All tables, as text. */
    public static String dump() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Connection connection = TestDatabase.connect()) {
            for (String table : texts("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY " + table + " TO STDOUT", all);
            }
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException(failure);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /** Changes what no request can, such as what time has done. */
    public static void update(String update, Object... values) {
        try (Connection connection = TestDatabase.connect();
                PreparedStatement statement = prepare(connection, update, values)) {
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i], Types.OTHER);
        }
        return statement;
    }
}
