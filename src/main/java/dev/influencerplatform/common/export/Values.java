package dev.influencerplatform.common.export;

import com.fasterxml.jackson.databind.util.RawValue;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/** Values of columns as the API has them: moments with their Z, dates and times as they stand on the wall. */
final class Values {

    private Values() {
    }

    static Object of(ResultSet row, int column) throws SQLException {
        return switch (row.getMetaData().getColumnType(column)) {
            case Types.TIMESTAMP -> {
                LocalDateTime moment = row.getObject(column, LocalDateTime.class);
                yield moment == null ? null : moment.toInstant(ZoneOffset.UTC);
            }
            case Types.DATE -> row.getObject(column, LocalDate.class);
            case Types.TIME -> row.getObject(column, LocalTime.class);
            case Types.ARRAY -> {
                Array array = row.getArray(column);
                yield array == null ? null : Arrays.asList((Object[]) array.getArray());
            }
            case Types.OTHER -> ofOther(row, column);
            // the kinds of a database type have the names that JSON has
            case Types.VARCHAR, Types.CHAR -> row.getString(column);
            default -> row.getObject(column);
        };
    }

    private static Object ofOther(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        boolean json = row.getMetaData().getColumnTypeName(column).startsWith("json");
        return text != null && json ? new RawValue(text) : text;
    }
}
