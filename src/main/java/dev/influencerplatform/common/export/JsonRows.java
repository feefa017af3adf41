package dev.influencerplatform.common.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/** One document: a list of objects for each kind. */
final class JsonRows implements RowWriter {

    private final JsonGenerator json;
    private ResultSetMetaData columns;

    JsonRows(ObjectMapper mapper, OutputStream out) throws IOException {
        json = mapper.getFactory().createGenerator(out);
        json.writeStartObject();
    }

    @Override
    public void begin(String kind, ResultSetMetaData columnsOfKind) throws IOException {
        columns = columnsOfKind;
        json.writeArrayFieldStart(kind);
    }

    @Override
    public void write(ResultSet row) throws IOException, SQLException {
        json.writeStartObject();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            json.writePOJOField(columns.getColumnLabel(column), Values.of(row, column));
        }
        json.writeEndObject();
    }

    @Override
    public void end() throws IOException {
        json.writeEndArray();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
