package dev.influencerplatform.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What the application has really written. */
public final class Stored {

    private Stored() {
    }

    public static String text(String query, Object... values) {
        try (Connection connection = TestDatabase.connect(); PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new AssertionError("No row: " + query);
                }
                return rows.getString(1);
            }
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    public static int number(String query, Object... values) {
        return Integer.parseInt(text(query, values));
    }
}
