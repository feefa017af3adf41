package dev.influencerplatform.user;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithApplication
class RegistrationTest {

    private final String email = Api.unique("mia") + "@example.com";

    @Test
    void registrationSignsIn() {
        ValidatableResponse answer = register("timeZone", "Asia/Tokyo").statusCode(201)
                .body(hasJsonPath("tokenType", equalTo("Bearer"))).body(hasJsonPath("expiresIn", equalTo(900)))
                .body(hasJsonPath("refreshToken", notNullValue()))
                .body(hasJsonPath("refreshExpiresIn", both(greaterThan(2_591_000)).and(lessThanOrEqualTo(2_592_000))))
                .body(hasJsonPath("user.email", equalTo(email)))
                .body(hasJsonPath("user.createdAt", matchesPattern(".+Z"))).header("Cache-Control", "no-store");
        Account.of(answer.extract().response()).request().get("/users/me").then().statusCode(200)
                .body(hasJsonPath("timeZone", equalTo("Asia/Tokyo"))).body(hasJsonPath("currency", equalTo("USD")));
    }

    @Test
    void registrationOpensAProfileWithTheSlugAskedFor() {
        String slug = Api.unique("mia-");
        Account.of(register("slug", slug).statusCode(201).extract().response()).request().get("/profiles/me").then()
                .statusCode(200).body(hasJsonPath("slug", equalTo(slug))).body(hasJsonPath("displayName", equalTo("Mia")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "Admin", "😀 محمد", "é" })
    void anyNameMakesASlug(String name) {
        String slug = Api.newAccount(Map.of("displayName", name)).slug();
        assertThat(slug).matches("[a-z0-9](-?[a-z0-9])*").hasSizeBetween(3, 50).isNotEqualTo("admin");
    }

    @Test
    void anAddressHasOneAccountInWhateverCase() {
        register("email", email).statusCode(201);
        register("email", email.toUpperCase()).statusCode(409).body(hasJsonPath("code", equalTo("email-taken")))
                .body(hasJsonPath("violations[*].field", equalTo(List.of("email"))));
    }

    @Test
    void anAddressHasOneAccountInWhateverUnicodeForm() {
        register("email", "jos\u00e9." + email).statusCode(201);
        register("email", "jose\u0301." + email).statusCode(409).body(hasJsonPath("code", equalTo("email-taken")));
    }

    @Test
    void oneOfManyParallelRegistrationsOfAnAddressSucceeds() {
        List<Integer> statuses = Parallel.times(6, i -> register("email", i % 2 == 0 ? email : email.toUpperCase())
                .extract().statusCode());
        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(Rows.count("users WHERE lower(email) = ?", email)).isOne();
    }

    @Test
    void aSlugInUseIsTaken() {
        String slug = Api.newAccount().slug();
        register("slug", slug).statusCode(409).body(hasJsonPath("code", equalTo("slug-taken")))
                .body(hasJsonPath("violations[*].field", equalTo(List.of("slug"))));
        assertThat(Rows.count("users WHERE email = ?", email)).isZero();
    }

    @Test
    void aRefusedRegistrationLeavesNoProfile() {
        String slug = Api.unique("mia-");
        register("email", email).statusCode(201);
        register("slug", slug).statusCode(409).body(hasJsonPath("code", equalTo("email-taken")));
        assertThat(Rows.count("profiles WHERE slug = ?", slug)).isZero();
        assertThat(Rows.count("users u LEFT JOIN profiles p ON p.user_id = u.id WHERE p.id IS NULL"))
                .isZero();
    }

    @Test
    void aReservedSlugIsRefused() {
        register("slug", "admin").statusCode(422).body(hasJsonPath("code", equalTo("slug-reserved")));
        assertThat(Rows.count("users WHERE email = ?", email)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "ab", "Mia", "mia--lens", "-mia", "mia-", "mia lens", "mía", "mia\n",
            "mia-mia-mia-mia-mia-mia-mia-mia-mia-mia-mia-mia-mia" })
    void aMalformedSlugIsRefused(String slug) {
        refuse("slug", slug);
    }

    @Test
    void fieldsAreRequired() {
        for (String field : List.of("email", "password", "displayName")) {
            refuse(field, null);
        }
        Api.sending("{}").post("/auth/register").then().statusCode(422).body(hasJsonPath("violations[*].field",
                equalTo(List.of("displayName", "email", "password"))));
    }

    @Test
    void blankFieldsAreRefused() {
        refuse("email", " ");
        refuse("displayName", " \t");
        refuse("timeZone", "");
        refuse("currency", "");
    }

    @Test
    void fieldsThatAreTooLongAreRefused() {
        refuse("email", "a".repeat(60) + "@" + "b.".repeat(120) + "example.com");
        refuse("displayName", "n".repeat(101));
        register("displayName", "😀".repeat(100)).statusCode(201);
    }

    @Test
    void anAddressThatGrowsInLowerCaseIsMeasuredAsItIsKept() {
        refuse("email", "İ".repeat(60) + "@" + "b.".repeat(91) + "example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = { "mia", "mia@", "@example.com", "mia@exa mple.com", "mia@example.com\u0000" })
    void whatIsNoAddressIsRefused(String address) {
        refuse("email", address);
    }

    @Test
    void zonesAndCurrenciesMustExist() {
        refuse("timeZone", "Mars/Olympus");
        refuse("timeZone", "+02:00");
        refuse("currency", "eur");
        refuse("currency", "ABC");
    }

    @Test
    void passwordsHaveTwelveToOneHundredAndTwentyEightCharacters() {
        refuse("password", "x".repeat(11));
        refuse("password", "x".repeat(129));
        refuse("password", "😀".repeat(129));
        register("password", "x".repeat(12)).statusCode(201);
    }

    @Test
    void aPasswordMayBeAllEmoji() {
        register("password", "😀".repeat(128)).statusCode(201);
        signIn("😀".repeat(128)).statusCode(200);
        signIn("😀".repeat(127)).statusCode(401);
    }

    @Test
    void nothingOfAPasswordIsTrimmedCutOrFolded() {
        String password = " " + "X".repeat(98) + "a";
        register("password", password).statusCode(201);
        signIn(password).statusCode(200);
        for (String other : List.of(password.strip(), password.toLowerCase(), password.substring(0, 99) + "b")) {
            signIn(other).statusCode(401);
        }
    }

    @Test
    void anUnknownFieldIsRefused() {
        register("role", "admin").statusCode(400).body(hasJsonPath("code", equalTo("unknown-field")))
                .body(hasJsonPath("violations[*].field", equalTo(List.of("role"))));
    }

    @Test
    void aWrongTypeIsRefused() {
        register("email", 5).statusCode(400).body(hasJsonPath("violations[*].field", equalTo(List.of("email"))));
        register("displayName", List.of("Mia")).statusCode(400)
                .body(hasJsonPath("violations[*].field", equalTo(List.of("displayName"))));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "null", "[]", "\"mia\"", "{\"email\":", "{\"email\":\"a@b.c\",\"email\":\"d@b.c\"}", "{} {}" })
    void whatIsNoJsonObjectIsRefused(String body) {
        Api.sending(body).post("/auth/register").then().statusCode(400).body(hasJsonPath("code", equalTo("unreadable-body")));
    }

    @Test
    void passwordsAreKeptAsArgon2idWithASaltOfTheirOwn() {
        String first = Rows.text("SELECT password FROM users WHERE email = ?", Api.newAccount().email());
        String second = Rows.text("SELECT password FROM users WHERE email = ?", Api.newAccount().email());
        assertThat(first).matches("\\$argon2id\\$v=19\\$m=\\d+,t=\\d,p=1\\$[^$]{22}\\$[^$]{43}").isNotEqualTo(second);
    }

    private ValidatableResponse register(String field, Object value) {
        Map<String, Object> person = new LinkedHashMap<>(
                Map.of("email", email, "password", Api.PASSWORD, "displayName", "Mia"));
        person.put(field, value);
        return Api.sending(person).post("/auth/register").then();
    }

    private void refuse(String field, Object value) {
        register(field, value).statusCode(422).body(hasJsonPath("violations[*].field", hasItem(field)));
    }

    private ValidatableResponse signIn(String password) {
        return Api.sending(Map.of("email", email, "password", password)).post("/auth/login").then();
    }
}
