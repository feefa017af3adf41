package dev.influencerplatform.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Pictures;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.cornutum.tcases.openapi.resolver.MessageData;
import org.cornutum.tcases.openapi.resolver.ParamData;
import org.cornutum.tcases.openapi.resolver.RequestCase;
import org.cornutum.tcases.openapi.testwriter.RequestCaseUtils;
import org.cornutum.tcases.openapi.testwriter.encoder.DataValueJson;
import org.cornutum.tcases.openapi.testwriter.encoder.DataValueText;

/** A generated request in which all that is valid means something, on its way to the server. */
final class SentRequest {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** It is bound to a list that was read before, so no generated one is any good. */
    private static final String CURSOR = "cursor";
    private static final String KEY = "Idempotency-Key";

    private final RequestCase generated;
    private final Scene scene;
    private final RequestSpecification request;
    private String path;
    private final StringJoiner told = new StringJoiner(" ");

    SentRequest(RequestCase generated, Scene scene) {
        this.generated = generated;
        this.scene = scene;
        path = generated.getPath();
        boolean isSigned = generated.getAuthDefs().iterator().hasNext();
        request = (isSigned ? scene.person().request() : Api.anonymous()).basePath("")
                // templates of the client have their own braces, which values may have as well
                .urlEncodingEnabled(false).redirects().follow(false)
                .config(RestAssured.config().encoderConfig(EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs(ContentType.URLENC.toString(), ContentType.BINARY)));
        generated.getParams().forEach(this::add);
        if (generated.getBody() != null && generated.getBody().getValue() != null) {
            addBody(generated.getBody());
        } else {
            request.noContentType();
        }
    }

    /** With other preconditions and another key, or none, and whatever else is to be in it. */
    SentRequest with(Consumer<RequestSpecification> more) {
        List.of("If-Match", "If-None-Match", KEY)
                .forEach(((FilterableRequestSpecification) request)::removeHeader);
        more.accept(request);
        return this;
    }

    Response send() {
        return request.request(Method.valueOf(generated.getOperation().toUpperCase(Locale.ROOT)), path);
    }

    /** Where it is wrong on purpose. */
    Optional<String> wrong() {
        return Optional.ofNullable(generated.getInvalidInput());
    }

    Optional<String> header(String name) {
        return StreamSupport.stream(generated.getParams().spliterator(), false)
                .filter(parameter -> parameter.getName().equals(name)).findFirst().flatMap(this::headerValue);
    }

    private void add(ParamData parameter) {
        switch (parameter.getLocation()) {
            case PATH ->
                tell(parameter, pathValue(parameter), (name, value) -> path = path.replace("{" + name + "}", encoded(value)));
            case HEADER -> headerValue(parameter)
                    .ifPresent(value -> tell(parameter, value, request::header));
            default -> queryValues(parameter)
                    .forEach(value -> tell(parameter, value.getValue(),
                            (name, text) -> request.queryParam(name, text == null ? null : encoded(text))));
        }
    }

    private static String encoded(Object value) {
        return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private interface Adding {
        void add(String name, Object value);
    }

    private void tell(ParamData parameter, Object value, Adding adding) {
        adding.add(parameter.getName(), value);
        told.add(parameter.getName() + "=" + value);
    }

    /**
     * Nothing is looked at behind a precondition that does not hold, so what is wrong on purpose goes without one; and a key
     * that
     * was given to another request belongs to that one.
     */
    private Optional<String> headerValue(ParamData parameter) {
        boolean hides = generated.isFailure() && parameter.isValid() && parameter.getName().equals("If-Match");
        Optional<String> value = hides ? Optional.empty() : RequestCaseUtils.getHeaderParameterValue(parameter);
        return value.filter(key -> !parameter.isValid() || !parameter.getName().equals(KEY) || scene.isNew(key));
    }

    private String pathValue(ParamData parameter) {
        String meant = parameter.isValid() ? scene.partOfPath(parameter.getName()) : null;
        return meant == null ? RequestCaseUtils.getPathParameterValue(parameter) : meant;
    }

    private List<Map.Entry<String, String>> queryValues(ParamData parameter) {
        if (!parameter.isValid() || parameter.getValue() == null) {
            return RequestCaseUtils.getQueryParameters(parameter);
        }
        if (parameter.getName().equals(CURSOR)) {
            return List.of();
        }
        Object meant = scene.meaning(parameter.getName());
        return meant == null ? RequestCaseUtils.getQueryParameters(parameter)
                : List.of(Map.entry(parameter.getName(), meant.toString()));
    }

    private void addBody(MessageData body) {
        boolean isDrawn = body.isValid() && body.getMediaType().startsWith("image/");
        String text = body.getMediaType().endsWith("json") ? meaningful(DataValueJson.toJson(body.getValue()))
                : DataValueText.toText(body.getValue());
        // no generator draws
        request.contentType(body.getMediaType())
                .body(isDrawn ? picture(body.getMediaType()) : text.getBytes(StandardCharsets.UTF_8));
        told.add(body.getMediaType()).add(isDrawn ? "(a picture)" : text);
    }

    private static byte[] picture(String type) {
        return type.equals("image/webp") ? Pictures.resource("photo-lossy.webp")
                : Pictures.write(Pictures.corners(8, 8), type.replace("image/", ""));
    }

    private String meaningful(String generatedJson) {
        try {
            JsonNode json = JSON.readTree(generatedJson);
            if (json instanceof ObjectNode fields) {
                List<String> names = new ArrayList<>();
                fields.fieldNames().forEachRemaining(names::add);
                names.stream().filter(name -> !fields.get(name).isNull() && !isWrong(name)).forEach(name -> {
                    Object meant = scene.meaning(name);
                    if (meant != null) {
                        fields.set(name, JSON.valueToTree(meant));
                    }
                });
                return JSON.writeValueAsString(fields);
            }
            return generatedJson;
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(generatedJson, unreadable);
        }
    }

    private boolean isWrong(String field) {
        return generated.isFailure() && generated.getInvalidInput().contains(".Properties." + field + ".");
    }

    @Override
    public String toString() {
        String wrong = generated.isFailure() ? "wrong in " + generated.getInvalidInput() : "valid";
        return generated.getOperation() + " " + generated.getPath() + " (" + wrong + ") " + told;
    }
}
