package dev.influencerplatform.user.token;

import dev.influencerplatform.common.http.PublicRead;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.stream.StreamSupport;

/** The public keys of access tokens; two during a roll. */
@Path("/.well-known/jwks.json")
@PermitAll
public class JwksResource {

    private final TokenKeys keys;

    JwksResource(TokenKeys keys) {
        this.keys = keys;
    }

    @GET
    @PublicRead
    public JsonWebKey.KeySet get() {
        return new JsonWebKey.KeySet(StreamSupport.stream(keys.all().spliterator(), false).map(JsonWebKey::of).toList());
    }
}
