package dev.influencerplatform.user;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import dev.influencerplatform.user.token.RefreshTokens;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithApplication
class RefreshTest {

    private static final int TOKEN_BYTES = 39;

    private final Account sarah = Api.newAccount();

    @Inject
    RefreshTokens refreshTokens;

    @Test
    void aRefreshGivesANewPair() {
        ValidatableResponse answer = refresh(sarah.refreshToken()).statusCode(200)
                .body(hasJsonPath("refreshToken", not(equalTo(sarah.refreshToken()))))
                .body(hasJsonPath("user.id", equalTo(sarah.id())));
        Account.of(answer.extract().response()).request().get("/users/me").then().statusCode(200);
    }

    @Test
    void thePreviousTokenGivesTheCurrentOneAgain() {
        String current = next(sarah.refreshToken());
        for (int i = 0; i < 10; i++) {
            assertThat(next(sarah.refreshToken())).isEqualTo(current);
        }
        refresh(current).statusCode(200);
    }

    @Test
    void anOldTokenEndsItsSessionAndNoOther() {
        Account elsewhere = Account.of(Api.sending(Map.of("email", sarah.email(), "password", Api.PASSWORD))
                .post("/auth/login").then().statusCode(200).extract().response());
        String current = next(next(next(sarah.refreshToken())));
        refresh(sarah.refreshToken()).statusCode(401).body(hasJsonPath("code", equalTo("refresh-token-reused")));
        refuse(current);
        sarah.request().get("/users/me").then().statusCode(401);
        elsewhere.request().get("/users/me").then().statusCode(200);
        refresh(elsewhere.refreshToken()).statusCode(200);
    }

    @Test
    void parallelRefreshesGetTheSameNewToken() {
        List<String> tokens = Parallel.times(20, i -> next(sarah.refreshToken()));
        assertThat(tokens).hasSize(20).containsOnly(tokens.get(0));
        assertThat(storedCounter()).isOne();
    }

    @Test
    void aTokenWithAnyCharacterChangedIsRefused() {
        for (int i = 0; i < sarah.refreshToken().length(); i++) {
            StringBuilder token = new StringBuilder(sarah.refreshToken());
            token.setCharAt(i, token.charAt(i) == 'A' ? 'B' : 'A');
            refuse(token.toString());
        }
        assertThat(storedCounter()).isZero();
    }

    @Test
    void aTruncatedOrExtendedTokenIsRefused() {
        String token = sarah.refreshToken();
        for (int length : new int[] { 0, 1, 4, token.length() / 2, token.length() - 1 }) {
            refuse(token.substring(0, length));
        }
        refuse(token + "A");
        refuse(token + "=");
        refuse(" " + token);
        refuse(token + "\n");
    }

    @Test
    void aRandomTokenIsRefused() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        bytes[0] = 1;
        refuse(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Test
    void halvesOfTwoTokensMakeNone() {
        String other = Api.newAccount().refreshToken();
        refuse(sarah.refreshToken().substring(0, 26) + other.substring(26));
        refuse(other.substring(0, 26) + sarah.refreshToken().substring(26));
    }

    @Test
    void aTokenAheadOfItsSessionIsRefusedAndEndsNothing() {
        refuse(refreshTokens.of(sessionId(), 1));
        refuse(refreshTokens.of(sessionId(), Integer.MAX_VALUE));
        refresh(sarah.refreshToken()).statusCode(200);
    }

    @Test
    void aTokenOfNoSessionIsRefused() {
        refuse(refreshTokens.of(UUID.randomUUID(), 0));
    }

    @Test
    void anAccessTokenIsNoRefreshToken() {
        refresh(sarah.accessToken()).statusCode(422);
        refuse(sarah.accessToken().substring(0, 52));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"refreshToken\":null}" })
    void theTokenIsRequired(String body) {
        Api.sending(body).post("/auth/refresh").then().statusCode(422)
                .body(hasJsonPath("violations[*].field", equalTo(List.of("refreshToken"))));
    }

    private static ValidatableResponse refresh(String token) {
        return Api.sending(Map.of("refreshToken", token)).post("/auth/refresh").then();
    }

    private static String next(String token) {
        return refresh(token).statusCode(200).extract().path("refreshToken");
    }

    private static void refuse(String token) {
        refresh(token).statusCode(401).body(hasJsonPath("code", equalTo("invalid-refresh-token")));
    }

    private UUID sessionId() {
        return UUID.fromString(Rows.text("SELECT id FROM sessions WHERE user_id = ?", sarah.id()));
    }

    private int storedCounter() {
        return Integer.parseInt(Rows.text("SELECT counter FROM sessions WHERE user_id = ?", sarah.id()));
    }
}
