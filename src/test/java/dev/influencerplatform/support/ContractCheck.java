package dev.influencerplatform.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.atlassian.oai.validator.restassured.RestAssuredRequest;
import com.atlassian.oai.validator.restassured.RestAssuredResponse;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds every answer that a test receives against the OpenAPI document. Requests may be as wrong as tests need them, but then
 * they
 * do not succeed.
 */
final class ContractCheck implements Filter {

    private static final Document DOCUMENT = new Document();
    /** What any answer of an HTTP server may have, and what protects browsers. */
    private static final Set<String> ALL = Set.of("cache-control", "connection", "content-encoding", "content-length",
            "content-security-policy", "content-type", "cross-origin-resource-policy", "date",
            "referrer-policy", "strict-transport-security", "transfer-encoding", "vary", "x-content-type-options",
            "x-frame-options", "x-robots-tag");

    private final OpenApiInteractionValidator validator = OpenApiInteractionValidator
            .createForSpecificationUrl(Document.FILE.toString()).build();

    @Override
    public Response filter(FilterableRequestSpecification request, FilterableResponseSpecification response,
            FilterContext context) {
        Response answer = context.next(request, response);
        Optional<Operation> operation = DOCUMENT.operationAt(request.getMethod(), URI.create(request.getURI()).getRawPath());
        if (operation.isPresent() && !isForeign(request, answer)) {
            checkBodies(request, answer);
            checkForm(operation.get(), request, answer);
        } else if (URI.create(request.getURI()).getRawPath().startsWith("/api/") && !request.getMethod().equals("OPTIONS")) {
            assertThat(answer.statusCode()).as("What the document does not have: " + request.getURI())
                    .isIn(400, 401, 403, 404, 405);
        }
        return answer;
    }

    /** Whether another site's page was turned away, before any operation. */
    private static boolean isForeign(FilterableRequestSpecification request, Response answer) {
        return answer.statusCode() == 403 && request.getHeaders().hasHeaderWithName("Origin");
    }

    private void checkBodies(FilterableRequestSpecification request, Response answer) {
        boolean works = answer.statusCode() < 300 && !request.getMethod().equals("HEAD");
        Request sent = new DecodedRequest(RestAssuredRequest.of(request), request.getURI());
        assertThat(validator.validate(sent, RestAssuredResponse.of(answer)).getMessages())
                .filteredOn(message -> works || message.getKey().startsWith("validation.response"))
                // the token is put into the request behind this filter; AccessTest holds who needs one
                .filteredOn(message -> message.getLevel() == Level.ERROR && !message.getKey().contains(".security."))
                // it says a type of the bodies that it does not send
                .filteredOn(
                        message -> request.getBody() != null || !message.getKey().startsWith("validation.request.contentType"))
                .as(() -> request.getMethod() + " " + request.getURI() + " " + answer.statusCode() + " " + answer.asString())
                .isEmpty();
    }

    /** Its status, the code and the media type of a problem, and its headers. */
    private static void checkForm(Operation operation, FilterableRequestSpecification request, Response answer) {
        Set<String> undocumented = new TreeSet<>();
        answer.headers().forEach(header -> undocumented.add(header.getName().toLowerCase(Locale.ROOT)));
        undocumented.removeAll(DOCUMENT.headersOf(operation, answer.statusCode()));
        undocumented.removeAll(ALL);
        undocumented.removeIf(header -> header.startsWith("access-control-"));
        assertThat(undocumented).as("headers of " + operation + " that the document does not have").isEmpty();
        String seen = SeenAnswers.nameOf(answer);
        if (request.getMethod().equals("HEAD")) {
            // without a body, a problem does not tell its code
            assertThat(DOCUMENT.answersOf(operation)).as("answers of " + operation)
                    .anyMatch(known -> known.startsWith(String.valueOf(answer.statusCode())));
        } else {
            assertThat(DOCUMENT.answersOf(operation)).as("answers of " + operation).contains(seen);
            if (answer.asByteArray().length > 0) {
                assertThat(DOCUMENT.mediaTypesOf(operation, answer.statusCode())).as("media types of " + operation + " " + seen)
                        .contains(answer.contentType().replaceAll(";.*", ""));
            }
            SeenAnswers.remember(operation, seen);
        }
    }
}
