package dev.influencerplatform.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What really stands in the tables, past the application. */
public final class Rows {

    private Rows() {
    }

    /** @param from all after FROM, like {@code "reviews WHERE shoot_id = ?"}; ids are given as the API shows them */
    public static int count(String from, String... ids) {
        return Integer.parseInt(texts("SELECT count(*) FROM " + from, ids).get(0));
    }

    /** The first column of all rows. */
    public static List<String> texts(String select, String... ids) {
        try (Connection connection = TestDatabase.connect();
                PreparedStatement statement = prepare(connection, select, ids);
                ResultSet rows = statement.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Changes what no request can, such as what time has done. */
    public static void update(String update, String... ids) {
        try (Connection connection = TestDatabase.connect(); PreparedStatement statement = prepare(connection, update, ids)) {
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, String... ids) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < ids.length; i++) {
            statement.setObject(i + 1, UUID.fromString(ids[i]));
        }
        return statement;
    }
}
