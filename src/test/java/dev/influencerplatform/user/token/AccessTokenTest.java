package dev.influencerplatform.user.token;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.WithApplication;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithApplication
@TestInstance(Lifecycle.PER_CLASS) // one account will do: nothing here changes it
class AccessTokenTest {

    private final Account sarah = Api.newAccount();
    private JsonWebSignature forged;
    private JwtClaims claims;

    @Inject
    TokenKeys keys;
    @Inject
    TokenSettings settings;

    @BeforeEach
    void beginWithAGenuineToken() throws Exception {
        claims = new JwtConsumerBuilder().setSkipAllValidators().setSkipSignatureVerification().build()
                .processToClaims(sarah.accessToken());
        forged = new JsonWebSignature();
        forged.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        forged.setKeyIdHeaderValue(keys.signing().id());
        forged.setHeader("typ", "at+jwt");
        forged.setKey(keys.signing().privateKey());
        forged.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        forged.setDoKeyValidation(false);
    }

    @Test
    void whatWeSignOurselvesIsAccepted() throws Exception {
        accept();
    }

    @Test
    void aTokenWithoutSignatureIsRefused() throws Exception {
        forged.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        forged.setKey(null);
        refuse();
        refuse(sarah.accessToken().substring(0, sarah.accessToken().lastIndexOf('.') + 1));
    }

    @Test
    void ourPublicKeyIsNoSharedSecret() throws Exception {
        forged.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        forged.setKey(new HmacKey(keys.signing().publicKey().getEncoded()));
        refuse();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder(64, new byte[] { '\n' })
                .encodeToString(keys.signing().publicKey().getEncoded()) + "\n-----END PUBLIC KEY-----\n";
        forged.setKey(new HmacKey(pem.getBytes(StandardCharsets.US_ASCII)));
        refuse();
    }

    @ParameterizedTest
    @ValueSource(strings = { AlgorithmIdentifiers.RSA_USING_SHA512, AlgorithmIdentifiers.RSA_PSS_USING_SHA256 })
    void anotherAlgorithmIsRefusedWithTheRightKey(String algorithm) throws Exception {
        forged.setAlgorithmHeaderValue(algorithm);
        refuse();
    }

    @Test
    void anotherKeyUnderOurIdIsRefused() throws Exception {
        forged.setKey(newKey().getPrivate());
        refuse();
    }

    @Test
    void aKeyThatTheTokenBringsIsIgnored() throws Exception {
        KeyPair own = newKey();
        forged.setKey(own.getPrivate());
        forged.setJwkHeader(new RsaJsonWebKey((RSAPublicKey) own.getPublic()));
        forged.setHeader("jku", "https://evil.example/jwks.json");
        refuse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "unknown", "../../../../dev/null", "' OR '1'='1" })
    void anUnknownKeyIdIsRefused(String keyId) throws Exception {
        forged.setKeyIdHeaderValue(keyId);
        refuse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "JWT", "jwt", "dpop+jwt", "" })
    void anotherTypeIsRefused(String type) throws Exception {
        forged.setHeader("typ", type);
        refuse();
    }

    @Test
    void aCriticalExtensionIsRefused() throws Exception {
        forged.setCriticalHeaderNames("unheard-of");
        forged.setHeader("unheard-of", "true");
        refuse();
    }

    @Test
    void aTokenOfOthersOrForOthersIsRefused() throws Exception {
        claims.setIssuer("https://evil.example");
        refuse();
        claims.setIssuer(settings.issuer());
        claims.setAudience("another-service");
        refuse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "iss", "aud", "sub", "sid", "auth_time", "iat", "exp" })
    void everyClaimIsNeeded(String claim) throws Exception {
        claims.unsetClaim(claim);
        refuse();
    }

    @ParameterizedTest
    @CsvSource({ "sub,sarah", "sid,sarah", "sid,019a0000-0000-7000-8000-000000000000" })
    void anIdOfNothingIsRefused(String claim, String id) throws Exception {
        claims.setClaim(claim, id);
        refuse();
    }

    @Test
    void anExpiredTokenIsRefused() throws Exception {
        claims.setExpirationTime(secondsFromNow(-10));
        refuse();
    }

    /** What is remembered of a token is its signature, not that it holds. */
    @Test
    void aTokenThatWasAcceptedIsRefusedAfterItsEnd() throws Exception {
        claims.setExpirationTime(secondsFromNow(2));
        String same = sign();
        accept(same);
        Eventually.until(() -> Api.anonymous().auth().oauth2(same).get("/users/me").statusCode() == 401);
        refuse(same);
    }

    @Test
    void aTokenOfTheFutureIsRefusedOnlyIfItSaysSo() throws Exception {
        claims.setIssuedAt(secondsFromNow(60));
        accept();
        claims.setNotBefore(secondsFromNow(60));
        refuse();
    }

    @Test
    void aRefreshTokenIsNoAccessToken() {
        refuse(sarah.refreshToken());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "a", "a.b.c", "..", "null", "e30.e30.e30" })
    void whatIsNoTokenIsRefused(String text) {
        Api.anonymous().header("Authorization", "Bearer " + text).get("/users/me").then().statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"));
    }

    @Test
    void theTokenStandsInTheHeaderOnly() {
        Api.anonymous().queryParam("access_token", sarah.accessToken()).get("/users/me").then().statusCode(401)
                .header("WWW-Authenticate", "Bearer");
        Api.anonymous().cookie("Bearer", sarah.accessToken()).get("/users/me").then().statusCode(401);
        Api.anonymous().auth().preemptive().basic("sarah", sarah.accessToken()).get("/users/me").then().statusCode(401);
    }

    @Test
    void theSchemeIsReadInAnyCase() {
        Api.anonymous().header("Authorization", "bearer " + sarah.accessToken()).get("/users/me").then().statusCode(200);
    }

    @Test
    void twoTokensAreRefused() {
        int status = Api.anonymous().header("Authorization", "Bearer " + sarah.accessToken(), "Bearer x").get("/users/me")
                .then()
                .extract().statusCode();
        assertThat(status).isIn(400, 401);
    }

    @Test
    void claimsAreIdsAndFifteenMinutesOnly() throws Exception {
        assertThat(claims.getClaimNames()).containsExactlyInAnyOrder("iss", "aud", "sub", "sid", "auth_time", "iat", "exp",
                "jti");
        assertThat(claims.getSubject()).isEqualTo(sarah.id());
        assertThat(claims.toJson()).doesNotContain(sarah.email());
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue()).isEqualTo(900);
    }

    @Test
    void publicKeysArePublishedWithoutTheirPrivateHalves() throws Exception {
        JsonWebSignature token = (JsonWebSignature) JsonWebSignature.fromCompactSerialization(sarah.accessToken());
        Map<String, Object> key = Api.anonymous().basePath("/").get("/.well-known/jwks.json").then().statusCode(200)
                .header("Cache-Control", startsWith("public, max-age="))
                .body(hasJsonPath("keys[0].kid", equalTo(token.getKeyIdHeaderValue())))
                .extract().path("keys[0]");
        assertThat(key).containsOnlyKeys("kid", "kty", "alg", "use", "n", "e").containsEntry("kty", "RSA")
                .containsEntry("alg", "RS256").containsEntry("use", "sig");
        token.setKey(new RsaJsonWebKey(keys.signing().publicKey()).getKey());
        assertThat(token.verifySignature()).isTrue();
    }

    private void accept() throws Exception {
        accept(sign());
    }

    private void accept(String token) {
        Api.anonymous().auth().oauth2(token).get("/users/me").then().statusCode(200)
                .body(hasJsonPath("id", equalTo(sarah.id())));
    }

    private void refuse() throws Exception {
        refuse(sign());
    }

    private static void refuse(String token) {
        Api.anonymous().auth().oauth2(token).get("/users/me").then().statusCode(401)
                .header("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                .body(hasJsonPath("code", equalTo("unauthorized")));
    }

    private String sign() throws Exception {
        forged.setPayload(claims.toJson());
        return forged.getCompactSerialization();
    }

    private static KeyPair newKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static NumericDate secondsFromNow(int seconds) {
        NumericDate time = NumericDate.now();
        time.addSeconds(seconds);
        return time;
    }
}
