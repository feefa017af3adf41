package dev.influencerplatform.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
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

/** Holds every answer that a test receives against the OpenAPI document; requests may be as wrong as tests need them. */
final class ContractCheck implements Filter {

    private static final Document DOCUMENT = new Document();
    /** What any answer of an HTTP server may have, and what protects browsers. */
    private static final Set<String> ALL = Set.of("cache-control", "connection", "content-encoding", "content-length",
            "content-security-policy", "content-type", "cross-origin-resource-policy", "date", "deprecation", "link",
            "referrer-policy", "strict-transport-security", "sunset", "transfer-encoding", "vary", "x-content-type-options",
            "x-frame-options", "x-robots-tag");

    private final OpenApiValidationFilter filter = new OpenApiValidationFilter(OpenApiInteractionValidator
            .createForSpecificationUrl("openapi/openapi.json")
            .withLevelResolver(LevelResolver.create().withLevel("validation.request", Level.IGNORE).build()).build());

    @Override
    public Response filter(FilterableRequestSpecification request, FilterableResponseSpecification response,
            FilterContext context) {
        Optional<Operation> operation = DOCUMENT.operationAt(request.getMethod(), URI.create(request.getURI()).getRawPath());
        if (operation.isEmpty()) {
            return checkUnknown(request, context.next(request, response));
        }
        Response answer = filter.filter(request, response, context);
        check(operation.get(), answer);
        return answer;
    }

    /** Below the API there is nothing that the document does not have. */
    private static Response checkUnknown(FilterableRequestSpecification request, Response answer) {
        boolean asks = request.getMethod().equals("OPTIONS");
        if (URI.create(request.getURI()).getRawPath().startsWith("/api/") && !asks) {
            assertThat(answer.statusCode()).as(request.getMethod() + " " + request.getURI()).isIn(400, 404, 405);
        }
        return answer;
    }

    private static void check(Operation operation, Response answer) {
        SeenAnswers.remember(operation, answer);
        Set<String> undocumented = new TreeSet<>();
        answer.headers().forEach(header -> undocumented.add(header.getName().toLowerCase(Locale.ROOT)));
        undocumented.removeAll(DOCUMENT.headersOf(operation, answer.statusCode()));
        undocumented.removeAll(ALL);
        undocumented.removeIf(header -> header.startsWith("access-control-"));
        assertThat(undocumented).as("headers of " + operation + " that the document does not have").isEmpty();
        // a problem that answers HEAD has no body to tell its code
        assertThat(DOCUMENT.answersOf(operation)).as("answers of " + operation)
                .anyMatch(known -> (known + " ").startsWith(SeenAnswers.nameOf(answer) + " "));
    }
}
