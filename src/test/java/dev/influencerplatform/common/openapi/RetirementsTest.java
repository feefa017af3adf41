package dev.influencerplatform.common.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.influencerplatform.common.http.RetiredResource;
import dev.influencerplatform.common.http.Retirement;
import java.io.IOException;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;

/** What the document says of endpoints that go away. */
class RetirementsTest {

    private final OpenAPI document = OASFactory.createOpenAPI().components(OASFactory.createComponents()
            .addResponse("missing", OASFactory.createAPIResponse().description("Missing").addHeader("X-Request-Id",
                    OASFactory.createHeader())))
            .paths(OASFactory.createPaths().addPathItem("/test/retired/{id}", pathItem()).addPathItem("/other", pathItem()));

    @Test
    void aRetiredOperationSaysSoWithItsDates() throws IOException {
        Operation retired = applied("/test/retired/{id}", HttpMethod.GET);
        assertThat(retired.getDeprecated()).isTrue();
        assertThat(retired.getDescription()).startsWith("Does something.").contains("2026-12-01", "2027-06-30",
                "`/test/current/{id}`");
    }

    @Test
    void itsOwnDatesGoBeforeThoseOfItsResource() throws IOException {
        assertThat(applied("/test/retired/{id}", HttpMethod.DELETE).getDescription()).contains("2027-01-09")
                .doesNotContain("2026-12-01", "/test/current");
    }

    @Test
    void itsAnswersHaveTheHeaders() throws IOException {
        APIResponses answers = applied("/test/retired/{id}", HttpMethod.GET).getResponses();
        assertThat(answers.getAPIResponse("200").getHeaders()).containsKeys("Deprecation", "Sunset", "Link");
        assertThat(answers.getAPIResponse("404").getHeaders()).containsKeys("Deprecation", "Sunset", "Link", "X-Request-Id");
        assertThat(applied("/test/retired/{id}", HttpMethod.DELETE).getResponses().getAPIResponse("200").getHeaders())
                .as("no successor").doesNotContainKey("Link");
        assertThat(document.getComponents().getResponses().get("missing").getHeaders()).doesNotContainKey("Sunset");
    }

    @Test
    void programsCanReadWhenItGoes() throws IOException {
        assertThat(applied("/test/retired/{id}", HttpMethod.GET).getExtensions()).containsEntry("x-sunset", "2027-06-30");
    }

    @Test
    void otherOperationsAreAsTheyWere() throws IOException {
        Operation other = applied("/other", HttpMethod.GET);
        assertThat(other.getDeprecated()).isNull();
        assertThat(other.getDescription()).isEqualTo("Does something.");
        assertThat(other.getResponses().getAPIResponse("200").getHeaders()).isNull();
    }

    @Test
    void aSuccessorsParametersAreThoseOfThePath() {
        Retirement retirement = Retirement.of("2026-12-01", "2027-06-30", "/api/v2/shoots/{shootId}");
        assertThatThrownBy(() -> retirement.requireParametersOf("GET /api/v1/shoots/{id}"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("{shootId}");
    }

    private Operation applied(String path, HttpMethod method) throws IOException {
        new Retirements(Index.of(RetiredResource.class)).applyTo(document);
        return document.getPaths().getPathItem(path).getOperations().get(method);
    }

    private static PathItem pathItem() {
        return OASFactory.createPathItem().GET(operation()).DELETE(operation());
    }

    private static Operation operation() {
        return OASFactory.createOperation().description("Does something.").responses(OASFactory.createAPIResponses()
                .addAPIResponse("200", OASFactory.createAPIResponse().description("Done"))
                .addAPIResponse("404", OASFactory.createAPIResponse().ref("missing")));
    }
}
