package dev.influencerplatform.common.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.WithApplication;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference comes from this server alone, and asks nobody else for anything. */
@WithApplication
class DocsResourceTest {

    private static final Pattern ADDRESS = Pattern.compile("(?:src|href)=\"([^\"]*)\"");

    static List<String> assets() {
        return addresses().filter(address -> address.startsWith("/docs/")).toList();
    }

    private static Stream<String> addresses() {
        return ADDRESS.matcher(Api.server().get("/docs").asString()).results().map(address -> address.group(1));
    }

    @Test
    void swaggerUiTalksToThisServerOnly() {
        Api.server().get("/q/swagger-ui/").then().statusCode(200).body(containsString("validatorUrl: 'none'"))
                .body(containsString("width=device-width"), containsString("delete parameter.example"))
                .header("Content-Security-Policy", containsString("connect-src 'self'; base-uri 'none'"));
    }

    @Test
    void theStartOfTheServerLeadsToIt() {
        Api.server().redirects().follow(false).get("/").then().statusCode(302).header("Location", equalTo("/docs"));
    }

    @Test
    void thePageMayLoadItsOwnFilesAndNothingElse() {
        Api.server().get("/docs").then().statusCode(200).contentType(startsWith("text/html"))
                .header("Content-Security-Policy", startsWith("default-src 'none'; script-src 'self'; "))
                .header("Content-Security-Policy", not(containsString("http"))).header("X-Frame-Options", equalTo("DENY"));
    }

    @Test
    void oneAnswerHasOnePolicy() {
        assertThat(List.of("/docs", "/problems", "/problems/slug-taken", "/docs/nope")).allSatisfy(path -> assertThat(
                Api.server().get(path).headers().getValues("Content-Security-Policy")).as(path).hasSize(1));
    }

    @Test
    void everyAddressInItIsOfThisServer() {
        assertThat(addresses()).hasSizeGreaterThan(3).allSatisfy(address -> {
            assertThat(address).satisfiesAnyOf(own -> assertThat(own).matches("/[^/].*"),
                    nothing -> assertThat(nothing).isEqualTo("data:,"));
            assertThat(address.startsWith("/") ? Api.server().get(address).statusCode() : 200).as(address).isEqualTo(200);
        });
    }

    @Test
    void whatWouldAskOthersIsOff() {
        assertThat(Api.server().get(asset("start")).asString()).contains("url: '/q/openapi?format=json'",
                "withDefaultFonts: false", "telemetry: false", "agent: { disabled: true }", "mcp: { disabled: true }",
                "showDeveloperTools: 'never'").doesNotContain("//cdn", "proxyUrl");
    }

    @Test
    void thePageIsAskedForAgainWithItsTag() {
        String tag = Api.server().get("/docs").header("ETag");
        Api.server().header("If-None-Match", tag).get("/docs").then().statusCode(304).body(emptyString());
        Api.server().head("/docs").then().statusCode(200).header("ETag", equalTo(tag)).body(emptyString());
    }

    @ParameterizedTest
    @MethodSource("assets")
    void filesAreKeptForEver(String path) {
        Response file = Api.server().get(path);
        file.then().statusCode(200).header("Cache-Control", equalTo("public, max-age=31536000, immutable"));
        assertThat(path).matches("/docs/assets/[a-z]+-" + file.header("ETag").replaceAll("\"|-gzip", "") + "\\.(js|css)");
        Api.server().header("If-None-Match", file.header("ETag")).get(path).then().statusCode(304).body(emptyString());
        Api.server().head(path).then().statusCode(200).header("ETag", equalTo(file.header("ETag")));
    }

    @ParameterizedTest
    @MethodSource("assets")
    void filesAreCompressedOnceOrNotAtAll(String path) throws IOException {
        Response compressed = undecoded("gzip", path);
        compressed.then().header("Content-Encoding", equalTo("gzip")).header("Vary", containsString("Accept-Encoding"));
        Response plain = undecoded("identity", path);
        assertThat(plain.header("Content-Encoding")).isIn(null, "identity");
        try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(compressed.asByteArray()))) {
            assertThat(content.readAllBytes()).isEqualTo(plain.asByteArray());
        }
        assertThat(plain.header("ETag")).isNotEqualTo(compressed.header("ETag"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "br, gzip;q=0.5 | gzip", "GZIP | gzip", "gzip;q=0 |", "br;q=1, gzip; q=0.0 |",
            "br |" })
    void onlyWhoCanReadCompressedFilesGetsThem(String accepted, String encoding) {
        undecoded(accepted, assets().get(0)).then().header("Content-Encoding", equalTo(encoding));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/docs/assets/scalar-0000000000000000.js", "/docs/assets/none", "/webjars/scalar/scalar.js",
            "/webjars/scalar/index.html", "/docs/nope" })
    void nothingElseIsThere(String path) {
        Api.server().get(path).then().statusCode(404).contentType("application/problem+json")
                .header("Content-Security-Policy", equalTo("default-src 'none'; frame-ancestors 'none'"));
    }

    @Test
    void itIsNoPartOfTheContract() {
        assertThat(Api.server().get("/q/openapi").asString()).doesNotContain("\n  /docs", "\n  /problems", "\n  /:");
        Api.server().post("/docs").then().statusCode(405).header("Allow", equalTo("GET, HEAD, OPTIONS"));
    }

    private static String asset(String name) {
        return assets().stream().filter(path -> path.contains("/" + name + "-")).findFirst().orElseThrow();
    }

    private static Response undecoded(String encoding, String path) {
        return Api.server().config(RestAssured.config().decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .header("Accept-Encoding", encoding).get(path);
    }
}
