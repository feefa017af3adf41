package dev.influencerplatform.common.export;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A file on its way to a client; gone when it has arrived, or when the client is. */
public record Download(InputStream content) implements StreamingOutput {

    @Override
    public void write(OutputStream client) throws IOException {
        try (content) {
            content.transferTo(client);
        }
    }
}
