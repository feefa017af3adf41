package dev.influencerplatform.common.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A file of JSON on its way to a client, as it is; gone when it has arrived, or when the client is. */
public record Download(InputStream content) implements JsonSerializable {

    @Override
    public void serialize(JsonGenerator json, SerializerProvider providers) throws IOException {
        json.flush();
        try (content) {
            content.transferTo((OutputStream) json.getOutputTarget());
        }
    }

    @Override
    public void serializeWithType(JsonGenerator json, SerializerProvider providers, TypeSerializer type) throws IOException {
        serialize(json, providers);
    }
}
