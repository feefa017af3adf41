package dev.influencerplatform.common.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;

/** Makes the writer of a format. */
@ApplicationScoped
class RowWriters {

    private final ObjectMapper json;

    RowWriters(ObjectMapper json) {
        this.json = json;
    }

    RowWriter of(ExportFormat format, OutputStream out) throws IOException {
        return format == ExportFormat.ZIP ? new ZippedCsv(json, out) : new JsonRows(json, out);
    }
}
