package dev.influencerplatform.common.openapi;

import dev.influencerplatform.common.openapi.ContractTexts.Trait;
import dev.influencerplatform.common.openapi.Operations.Form;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The headers of requests and answers that many operations have, said once and referred to. */
final class Answers {

    private static final int MOST_KEY_LENGTH = 255;
    private static final String CONTENT_DISPOSITION = "Content-Disposition";
    private static final String IDEMPOTENCY_REPLAYED = "Idempotency-Replayed";
    private static final String ETAG_EXAMPLE = "\"3q2-7wXk1bYz\"";

    private static final Map<String, Header> HEADERS = new LinkedHashMap<>();
    static {
        add("ETag", "The version of the object (RFC 9110): send it back in If-None-Match or If-Match", ETAG_EXAMPLE);
        add("Idempotency-Replayed", "true when this is the answer that the first request with this key got", "true");
        add("Link", "The address of the next page, rel=\"next\" (RFC 8288)",
                "</api/v1/shoots?cursor=eyJ2IjoxfQ>; rel=\"next\"");
        add("Location", "Where the object is", "/api/v1/shoots/01934f6e-7a3c-7d21-9b1f-3c5a7e9d0b42");
        add("RateLimit", "How many more requests there may be (r), and in how many seconds there is one more (t), for each"
                + " policy (draft-ietf-httpapi-ratelimit-headers)", "\"write\";r=299;t=1");
        add("RateLimit-Policy", "The limits of this operation: so many requests (q) in so many seconds (w)",
                "\"write\";q=300;w=60");
        add("Retry-After", "In how many seconds to try again", "30");
        add("Set-Cookie", "The refresh token, when it goes into a cookie",
                "__Secure-refresh-token=AUDQAaIbY3Vy; Path=/api/v1/auth; Max-Age=2591999; HttpOnly; Secure; SameSite=Strict");
        add("WWW-Authenticate", "How to authenticate (RFC 6750)", "Bearer");
        add(CONTENT_DISPOSITION, "The file name to save it by", "attachment; filename=\"export.json\"");
        add("X-Request-Id", "Names this exchange in the logs; quote it when you ask for help", "01934f6e7a3c7d21");
    }

    private Answers() {
    }

    private static void add(String name, String description, String example) {
        HEADERS.put(name, OASFactory.createHeader().description(description).example(example)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING)));
    }

    static void declare(Components components) {
        HEADERS.forEach(components::addHeader);
        components.addParameter("Idempotency-Key", header("Idempotency-Key", "Makes it safe to repeat the request: for a day,"
                + " the same key gets the first answer, and nothing is done twice. A UUID for each new intent serves well.",
                "8e03978e-40d5-43dd-bc93-6894a57f9324"));
        components.getParameters().get("Idempotency-Key").getSchema().pattern("^[!-~]+$").minLength(1)
                .maxLength(MOST_KEY_LENGTH);
        components.addParameter("If-Match", header("If-Match",
                "The ETag of what you have seen; 412 version-mismatch when it has changed since.", ETAG_EXAMPLE));
        components.addParameter("If-None-Match", header("If-None-Match",
                "The ETag of what you have; 304 without a body while it is still current.", ETAG_EXAMPLE));
    }

    private static Parameter header(String name, String description, String example) {
        return OASFactory.createParameter().name(name).in(Parameter.In.HEADER).description(description).example(example)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }

    static void complete(Form form, String status, APIResponse answer) {
        if (!status.startsWith("3") && form.endpoint().isTagged() && answer.getContent() != null) {
            refer(answer, "ETag");
        }
        if (status.equals("201") && form.is(Trait.creates) || status.startsWith("3")) {
            refer(answer, "Location");
        }
        if (form.isList() && status.startsWith("2")) {
            refer(answer, "Link");
        }
        if (form.is(Trait.cookie) && !status.equals("202")) {
            refer(answer, "Set-Cookie");
        }
        if (form.is(Trait.download)) {
            refer(answer, CONTENT_DISPOSITION);
        }
        addCommon(answer, form.isIdempotent());
    }

    static APIResponse notModified(Form form) {
        APIResponse answer = OASFactory.createAPIResponse().description("What you have is still current");
        refer(answer, "ETag");
        if (form.is(Trait.download)) {
            refer(answer, CONTENT_DISPOSITION);
        }
        addCommon(answer, false);
        return answer;
    }

    /** What does not come from the operation itself. */
    static void addCommon(APIResponse answer, boolean replayable) {
        if (replayable) {
            refer(answer, IDEMPOTENCY_REPLAYED);
        }
        refer(answer, "RateLimit", "RateLimit-Policy", "X-Request-Id");
    }

    static void refer(APIResponse answer, String... headers) {
        for (String header : headers) {
            answer.addHeader(header, OASFactory.createHeader().ref("#/components/headers/" + header));
        }
    }
}
