package dev.influencerplatform.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients are told of endpoints that go away (RFC 9745, RFC 8594). */
@WithApplication
class RetiredTest {

    @ParameterizedTest
    @CsvSource({ "/7,200", "/7?number=6,400", "/7?number=,400", "/7/missing,404", "/7/broken,500",
            "/7/mine,401" })
    void everyAnswerSaysSinceWhenAndUntilWhen(String path, int status) {
        get(path).statusCode(status)
                .header("Deprecation", equalTo("@" + Instant.parse("2026-12-01T00:00:00Z").getEpochSecond()))
                .header("Sunset", equalTo("Wed, 30 Jun 2027 00:00:00 GMT"));
    }

    @Test
    void aLinkLeadsToTheSuccessor() {
        assertThat(links(get("/a%20b"))).containsExactly("</test/current/a%20b>; rel=\"successor-version\"");
        assertThat(links(get("/a/missing"))).containsExactly("</test/current/a>; rel=\"successor-version\"");
    }

    @Test
    void anEndpointsOwnDatesGoBeforeThoseOfItsResource() {
        ValidatableResponse answer = Api.server().delete("/test/retired/7").then().statusCode(204)
                .header("Deprecation", equalTo("@" + Instant.parse("2027-01-09T00:00:00Z").getEpochSecond()))
                .header("Sunset", equalTo("Sun, 01 Aug 2027 00:00:00 GMT"));
        assertThat(links(answer)).as("no successor").isEmpty();
    }

    @Test
    void anEndpointThatStaysSaysNothing() {
        Api.anonymous().get("/slugs/some-slug").then().statusCode(200).header("Deprecation", nullValue())
                .header("Sunset", nullValue());
    }

    @Test
    void pagesOfBrowsersMayReadIt() {
        Api.server().header("Origin", "https://app.example.test").get("/test/retired/7").then()
                .header("Access-Control-Expose-Headers", containsString("Deprecation"))
                .header("Access-Control-Expose-Headers", containsString("Sunset"));
    }

    @ParameterizedTest
    @CsvSource({ "2026-12-01,2027-05-31", "2026-12-01,2026-11-30", "2026-12-01,soon", "yesterday,2027-06-30",
            "2026-02-30,2027-06-30" })
    void datesThatLeaveNoTimeAreRefused(String since, String sunset) {
        assertThatThrownBy(() -> Retirement.of(since, sunset, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void halfAYearIsEnough() {
        assertThat(Retirement.of("2026-12-01", "2027-06-01", "").hasSuccessor()).isFalse();
    }

    private static ValidatableResponse get(String path) {
        return Api.server().urlEncodingEnabled(false).get("/test/retired" + path).then();
    }

    private static List<String> links(ValidatableResponse answer) {
        return answer.extract().headers().getValues("Link");
    }
}
