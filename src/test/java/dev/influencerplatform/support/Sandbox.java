package dev.influencerplatform.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The person and the browser on the way to a connected account, and what stands behind the played platforms. */
public final class Sandbox {

    private Sandbox() {
    }

    /** Where the platform sends the browser after somebody has allowed everything. */
    public static String allow(String authorizationUrl, String account) {
        return answer(authorizationUrl, account, Map.of("decision", "allow"));
    }

    public static String deny(String authorizationUrl) {
        return answer(authorizationUrl, "ana", Map.of("decision", "deny"));
    }

    /** @param form besides the account's name */
    public static String answer(String authorizationUrl, String account, Map<String, ?> form) {
        return Api.server().redirects().follow(false).urlEncodingEnabled(false).formParam("account", account).formParams(form)
                .post(authorizationUrl).then().statusCode(302).extract().header("Location");
    }

    /** Comes back from the platform; tells what our answer to the browser was. */
    public static Response comeBack(String callback) {
        URI address = URI.create(callback);
        RequestSpecification request = Api.anonymous().basePath("").redirects().follow(false);
        parametersOf(address).forEach(request::queryParam);
        return request.get(address.getPath());
    }

    /** Comes back from the platform; tells what the front end is told. */
    public static Map<String, String> outcome(String callback) {
        Response answer = comeBack(callback);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        return parametersOf(URI.create(answer.header("Location")));
    }

    public static Map<String, String> parametersOf(URI address) {
        Map<String, String> parameters = new TreeMap<>();
        if (address.getRawQuery() != null) {
            Arrays.stream(address.getRawQuery().split("&")).map(pair -> pair.split("=", 2)).forEach(pair -> parameters
                    .put(pair[0], pair.length == 1 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        }
        return parameters;
    }

    /** From now on something is wrong with the account; nothing, when no fault is named. */
    public static void script(String account, String... faults) {
        Api.server().formParam("fault", String.join(" ", faults)).post("/sandbox/accounts/{name}", account).then()
                .statusCode(204);
    }

    /** What the platform was asked for this account. */
    public static JsonNode calls(String account) {
        return Api.json(Api.server().get("/sandbox/calls?account={name}", account));
    }

    /** How often the platform was asked for this account. */
    public static int calls(String account, String sort) {
        return calls(account).path(sort).asInt();
    }
}
