package dev.influencerplatform.social;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.common.crypto.RandomToken;
import dev.influencerplatform.common.crypto.Sha256;
import dev.influencerplatform.support.Api;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Plays the person in front of the sandbox's consent page, and what tests may do there. */
public final class Consents {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Consents() {
    }

    /** An account that no other test knows, with the faults named. */
    public static String account(String... faults) {
        return "t" + NUMBER.incrementAndGet() + Arrays.stream(faults).map(fault -> "." + fault).collect(Collectors.joining());
    }

    public static URI redirectUri(Connector connector) {
        return URI.create("https://api.example.test/api/v1/credentials/" + connector.platform() + "/callback");
    }

    /** Allows what is asked for, or only some scopes of it. */
    public static CodeExchange allow(Connector connector, String account, String... scopes) {
        URI redirectUri = redirectUri(connector);
        String verifier = connector.challengesCodes() ? RandomToken.next() : null;
        URI page = connector.authorizationUrl(new AuthorizationRequest("state-1", challengeOf(verifier), redirectUri));
        Map<String, String> answer = parameters(post(page, account, "allow", scopes).header("Location"));
        assertThat(answer).containsEntry("state", "state-1");
        return new CodeExchange(answer.get("code"), verifier, redirectUri);
    }

    /** S256 of RFC 7636. */
    public static String challengeOf(String verifier) {
        return verifier == null ? null
                : Base64.getUrlEncoder().withoutPadding()
                        .encodeToString(Sha256.of(verifier.getBytes(StandardCharsets.US_ASCII)));
    }

    /** The first of the accounts that consent opens. */
    public static Access connect(Connector connector, String account, String... scopes) {
        return access(connector.exchange(allow(connector, account, scopes)).accounts().get(0));
    }

    public static Access access(GrantedAccount granted) {
        return new Access(granted.platformUserId(), granted.loginId(), granted.scopes(), granted.tokens());
    }

    public static Response post(URI page, String account, String decision, String... scopes) {
        RequestSpecification form = Api.server().redirects().follow(false).urlEncodingEnabled(true)
                .contentType("application/x-www-form-urlencoded").formParam("account", account)
                .formParam("decision", decision);
        for (String scope : scopes) {
            form.formParam("scope", scope);
        }
        parameters(page.toString()).forEach(form::queryParam);
        return form.post(page.getRawPath());
    }

    /** Breaks a healthy account, or heals it with no fault at all. */
    public static void rescript(String account, String faults) {
        Api.server().contentType("application/x-www-form-urlencoded").formParam("fault", faults)
                .post("/sandbox/accounts/" + account).then().statusCode(204);
    }

    public static int calls(String account, String sort) {
        return Api.server().get("/sandbox/calls?account=" + account).jsonPath().getInt(sort);
    }

    /** What an address has after its question mark, without a fragment. */
    public static Map<String, String> parameters(String address) {
        String query = address.substring(address.indexOf('?') + 1).split("#")[0];
        return Arrays.stream(query.split("&")).map(pair -> pair.split("=", 2)).collect(Collectors.toMap(pair -> pair[0],
                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
