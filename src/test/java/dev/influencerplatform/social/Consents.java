package dev.influencerplatform.social;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.common.crypto.RandomToken;
import dev.influencerplatform.common.crypto.Sha256;
import dev.influencerplatform.support.Sandbox;
import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Connects accounts of the sandbox by a connector alone, with nothing of ours around it. */
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
        Map<String, Object> form = scopes.length == 0 ? Map.of("decision", "allow")
                : Map.of("decision", "allow", "scope", List.of(scopes));
        Map<String, String> answer = Sandbox.parametersOf(URI.create(Sandbox.answer(page.toString(), account, form)));
        assertThat(answer).containsEntry("state", "state-1");
        return new CodeExchange(answer.get("code"), verifier, redirectUri);
    }

    /** S256 of RFC 7636. */
    public static String challengeOf(String verifier) {
        return verifier == null ? null
                : Base64.getUrlEncoder().withoutPadding()
                        .encodeToString(Sha256.of(verifier));
    }

    /** The first of the accounts that consent opens. */
    public static Access connect(Connector connector, String account, String... scopes) {
        return access(connector.exchange(allow(connector, account, scopes)).accounts().get(0));
    }

    public static Access access(GrantedAccount granted) {
        return new Access(granted.platformUserId(), granted.loginId(), granted.scopes(), granted.tokens());
    }
}
