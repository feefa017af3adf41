package dev.influencerplatform.common.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.util.RawValue;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A CSV file (RFC 4180, UTF-8) for each kind, in one archive. What a spreadsheet would take for a formula has an apostrophe in
 * front, as clients' words are in there, too (OWASP, CSV Injection); the JSON document has everything as it is.
 */
final class ZippedCsv implements RowWriter {

    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r].*", Pattern.DOTALL);
    private static final CsvMapper CSV = CsvMapper.csvBuilder().enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).build();

    private final ObjectMapper json;
    private final ZipOutputStream zip;
    private SequenceWriter file;
    private int columns;

    ZippedCsv(ObjectMapper json, OutputStream out) {
        this.json = json;
        this.zip = new ZipOutputStream(out);
    }

    @Override
    public void begin(String kind, ResultSetMetaData columnsOfKind) throws IOException, SQLException {
        zip.putNextEntry(new ZipEntry(kind + ".csv"));
        columns = columnsOfKind.getColumnCount();
        CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(false).setLineSeparator("\r\n");
        List<String> names = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
            schema.addColumn(columnsOfKind.getColumnLabel(column));
            names.add(columnsOfKind.getColumnLabel(column));
        }
        file = CSV.writer(schema.build()).writeValues(zip);
        // always, also above no rows
        file.write(names);
    }

    @Override
    public void write(ResultSet row) throws IOException, SQLException {
        List<String> cells = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
            cells.add(cell(Values.of(row, column)));
        }
        file.write(cells);
    }

    private String cell(Object value) throws IOException {
        if (value == null) {
            return "";
        }
        if (value instanceof Number) {
            return value.toString();
        }
        String text = value instanceof List<?> || value instanceof RawValue ? json.writeValueAsString(value) : value.toString();
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    @Override
    public void end() throws IOException {
        file.close();
        zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
