package dev.influencerplatform.common.http;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasNoJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong, wherever it goes wrong, the answer is a problem (RFC 9457) that tells nothing of our insides. */
@WithApplication
class ProblemTest {

    @Inject
    DataSource database;

    private static void isProblem(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status).contentType("application/problem+json").body(hasJsonPath("code", equalTo(code)))
                .body(hasJsonPath("status", equalTo(status)))
                .body(hasJsonPath("type", endsWith("/problems/" + code)))
                .body(hasJsonPath("requestId", equalTo(answer.extract().header("X-Request-Id"))));
        assertThat(answer.extract().asString()).doesNotContain("java.", "org.", "Exception", "SQL", "constraint \"");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/nope", "/api/v1/nope", "/api/v2/shoots", "/api/v1/portfolio/", "/q/nope" })
    void unknownPathsAreProblems(String path) {
        isProblem(Api.server().accept("text/html").get(path).then(), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({ "/portfolio/%s, 255, 404", "/portfolio/%s, 256, 400", "/portfolio/%s, 2000, 400", "/slugs/%s, 256, 400",
            "/platforms?nobody=%s, 256, 400", "/credentials/youtube/callback?error_description=%s, 1001, 400" })
    void aParameterHasItsGreatestLength(String path, int length, int status) {
        isProblem(Api.newAccount().request().get(path.formatted("x".repeat(length))).then(), status,
                status == 400 ? "bad-parameter" : "not-found");
    }

    @Test
    void withoutAConnectionThatIsFreeOneIsAskedToComeAgain() throws SQLException {
        Account sarah = Api.newAccount();
        List<Connection> all = new ArrayList<>();
        try {
            while (true) {
                all.add(database.getConnection());
            }
        } catch (SQLException none) {
            isProblem(sarah.request().get("/shoots").then().header("Retry-After", notNullValue()), 503, "unavailable");
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
        sarah.request().get("/shoots").then().statusCode(200);
    }

    @Test
    void aMethodThatAPathDoesNotHaveIsToldWithThoseItHas() {
        isProblem(Api.server().delete("/api/v1/auth/login").then().header("Allow", equalTo("OPTIONS, POST")), 405,
                "method-not-allowed");
        isProblem(Api.server().put("/api/v1/shoots").then().header("Allow", equalTo("GET, HEAD, OPTIONS, POST")), 405,
                "method-not-allowed");
    }

    @Test
    void onlyJsonIsSpoken() {
        Account sarah = Api.newAccount();
        isProblem(sarah.request().accept("text/html").get("/shoots").then(), 406, "not-acceptable");
        isProblem(sarah.request().contentType("text/plain").body("hello").post("/shoots").then(), 415,
                "unsupported-media-type");
        isProblem(sarah.request().contentType("application/x-www-form-urlencoded").body("a=b").post("/shoots").then(), 415,
                "unsupported-media-type");
        isProblem(sarah.sending("{}").header("Content-Encoding", "gzip").post("/shoots").then(), 415, "unsupported-media-type");
    }

    @Test
    void aBodyWithoutATypeIsRefused() throws IOException {
        String answer = raw("POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
        assertThat(answer).startsWith("HTTP/1.1 415").contains("unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "null", "{", "nonsense", "[]", "\"text\"", "5",
            "{\"date\":\"2026-12-04\",\"date\":\"2026-12-05\"}",
            "{} {}" })
    void anUnreadableBodyIsAProblem(String body) {
        isProblem(Api.newAccount().sending(body).post("/shoots").then(), 400, "unreadable-body");
    }

    @Test
    void aDeepBodyIsAProblem() {
        isProblem(Api.newAccount().sending("{\"a\":".repeat(50) + "1" + "}".repeat(50)).post("/shoots").then(), 400,
                "unreadable-body");
        isProblem(Api.newAccount().patching("{\"bio\":" + "[".repeat(50) + "]".repeat(50) + "}").patch("/profiles/me").then(),
                400,
                "unreadable-body");
    }

    @Test
    void anOversizedBodyIsAProblem() {
        String body = "{\"notes\":\"" + "x".repeat(1_100_000) + "\"}";
        isProblem(Api.newAccount().sending(body).post("/shoots").then(), 413, "body-too-large");
    }

    @Test
    void anOversizedBodyInChunksIsAProblem() throws IOException {
        Account sarah = Api.newAccount();
        StringBuilder request = new StringBuilder("POST /api/v1/shoots HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ")
                .append(sarah.accessToken())
                .append("\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nA\r\n{\"notes\":\"\r\n");
        for (int i = 0; i < 12; i++) {
            request.append("186a0\r\n").append("x".repeat(100_000)).append("\r\n");
        }
        assertThat(raw(request.append("0\r\n\r\n").toString())).startsWith("HTTP/1.1 413");
    }

    @Test
    void aSlugOfAnyLengthIsJustRefused() {
        Api.sending("{\"email\":\"a@b.example\",\"password\":\"golden hour at the pier\",\"displayName\":\"A\",\"slug\":\""
                + "a".repeat(100_000) + "\"}")
                .post("/auth/register").then().statusCode(422)
                .body(hasJsonPath("violations[*].field", everyItem(equalTo("slug"))));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/v1/shoots?brandName=%00", "/api/v1/portfolio/a%1Fb",
            "/api/v1/logs?action=%0A" })
    void whatNoUrlMayHoldIsAProblem(String target) throws IOException {
        assertThat(raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 400")
                .contains("bad-request");
    }

    @ParameterizedTest
    @ValueSource(strings = { "|", "^", "`", "{", "}", "\"", "<", "\\" })
    void whatAUrlMustEncodeIsRefused(String character) throws IOException {
        assertThat(raw("GET /api/v1/portfolio/some-body/reviews?limit=1&a=" + character
                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void aPreflightForAnOddMethodIsNoFault() {
        assertThat(Api.server().header("Origin", "https://app.example.test").header("Access-Control-Request-Method", "a b")
                .options("/api/v1/shoots").statusCode()).isLessThan(500);
    }

    @Test
    void aMissingTokenIsTold() {
        isProblem(Api.anonymous().get("/shoots").then().header("WWW-Authenticate", equalTo("Bearer")), 401, "unauthorized");
    }

    @Test
    void aBadTokenIsTold() {
        isProblem(Api.anonymous().auth().oauth2("nonsense").get("/shoots").then()
                .header("WWW-Authenticate", containsString("invalid_token")), 401, "unauthorized");
    }

    @Test
    void publicPathsIgnoreABadToken() {
        Api.anonymous().auth().oauth2("nonsense").get("/slugs/{slug}", Api.unique("free")).then().statusCode(200);
    }

    @Test
    void everyViolationNamesItsField() {
        Api.sending("{\"email\":\"nonsense\",\"password\":\"short\",\"displayName\":\" \"}").post("/auth/register").then()
                .statusCode(422)
                .body(hasJsonPath("violations[*].field", equalTo(java.util.List.of("displayName", "email", "password"))))
                .body(hasJsonPath("violations[0].in", equalTo("body")));
    }

    @Test
    void theInstanceShowsNoSecret() {
        String token = "review_1795354200000_" + "x".repeat(43);
        assertThat(Api.anonymous().get("/review-links/{token}", token).then().statusCode(404)
                .body(hasNoJsonPath("violations"))
                .extract()
                .asString()).doesNotContain(token);
    }

    private static String raw(String request) throws IOException {
        URI server = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            try {
                out.write(request.getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException refusedEarly) {
                // the answer may come, and the connection close, before all of an oversized body is written
            }
            byte[] answer = new byte[4096];
            StringBuilder text = new StringBuilder();
            for (int read = in.read(answer); read > 0; read = text.indexOf("\r\n\r\n") >= 0 ? -1 : in.read(answer)) {
                text.append(new String(answer, 0, read, StandardCharsets.UTF_8));
            }
            return text.toString();
        }
    }
}
