package dev.influencerplatform.common.docs;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.influencerplatform.common.openapi.ProblemCatalogue;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The type of a problem is an address that explains it. */
@WithApplication
class ProblemResourceTest {

    private static ValidatableResponse page(String path) {
        return Api.server().get(path).then().statusCode(200).contentType(startsWith("text/html")).header(
                "Content-Security-Policy", startsWith("default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'"));
    }

    @Test
    void theTypeOfAProblemLeadsToItsExplanation() {
        String type = Api.anonymous().get("/portfolio/nobody-has-this").then().statusCode(404).extract().path("type");
        page(URI.create(type).getPath()).body(containsString("<h1>There is nothing here</h1>"),
                containsString("HTTP 404"), containsString("No such path"), containsString("<a href=\"/docs\">"));
    }

    @Test
    void everyProblemHasItsPage() {
        assertThat(ProblemCatalogue.read().all()).allSatisfy(
                problem -> page("/problems/" + problem.code()).body(containsString("<code>" + problem.code() + "</code>")));
    }

    @Test
    void namesInTextsAreMarked() {
        page("/problems/unknown-field").body(containsString("; <code>violations</code> names it."));
    }

    @Test
    void whatTheFrameworkRefusesIsExplained() {
        page("/problems/http-414").body(containsString("<h1>Request-URI Too Long</h1>"));
    }

    @Test
    void theListHasThemAll() {
        String list = page("/problems").extract().asString();
        assertThat(ProblemCatalogue.read().all())
                .allSatisfy(problem -> assertThat(list).contains("<a href=\"/problems/" + problem.code() + "\">"));
    }

    @Test
    void whatIsNoProblemIsOne() {
        Api.server().get("/problems/no-such-code").then().statusCode(404).body(hasJsonPath("code", equalTo("not-found")));
        Api.server().get("/problems/http-404").then().statusCode(404);
    }

    @Test
    void pagesAreAskedForAgainWithTheirTag() {
        String tag = Api.server().get("/problems/slug-taken").header("ETag");
        Api.server().header("If-None-Match", tag).get("/problems/slug-taken").then().statusCode(304).body(emptyString());
        Api.server().head("/problems/slug-taken").then().statusCode(200).header("ETag", equalTo(tag)).body(emptyString());
    }
}
