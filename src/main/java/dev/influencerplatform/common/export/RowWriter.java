package dev.influencerplatform.common.export;

import java.io.Closeable;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/** Writes rows in one format, one kind after another. */
interface RowWriter extends Closeable {

    void begin(String kind, ResultSetMetaData columns) throws IOException, SQLException;

    /** The row that the cursor stands on. */
    void write(ResultSet row) throws IOException, SQLException;

    void end() throws IOException;
}
