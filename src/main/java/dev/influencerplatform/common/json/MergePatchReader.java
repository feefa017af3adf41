package dev.influencerplatform.common.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.influencerplatform.common.problem.ProblemType;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads request bodies that are merge patches. */
@Provider
@Consumes({ MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON })
public class MergePatchReader implements MessageBodyReader<MergePatch<?>> {

    private final ObjectMapper json;
    private final Validator validator;

    MergePatchReader(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == MergePatch.class;
    }

    @Override
    public MergePatch<?> readFrom(Class<MergePatch<?>> type, Type genericType, Annotation[] annotations, MediaType mediaType,
            MultivaluedMap<String, String> headers, InputStream body) throws IOException {
        JsonNode patch = json.readTree(body);
        if (patch instanceof ObjectNode fields) {
            return new MergePatch<>(fields, json, validator);
        }
        throw ProblemType.UNREADABLE_BODY.with("A merge patch is a JSON object.");
    }
}
