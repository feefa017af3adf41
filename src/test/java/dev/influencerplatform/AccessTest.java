package dev.influencerplatform;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.WithApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what, for every operation of the contract: a new one is in these tests before anybody thinks of it. */
@WithApplication
class AccessTest {

    private static final Set<String> OPEN = Set.of("register", "login", "refreshTokens", "getPortfolio", "listPortfolioReviews",
            "openReviewLink", "submitReview", "checkSlug", "getJsonWebKeys", "getPortfolioAvailability", "readCalendarFeed",
            "receiveCredentialCallback", "forgotPassword", "resetPassword", "verifyEmail", "resendVerification",
            "confirmEmailChange",
            "getPhoto");
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("createShoot", "{\"date\":\"2026-12-04\",\"brandName\":\"Acme\"}"),
            Map.entry("updateShoot", "{\"notes\":\"mine now\"}"),
            Map.entry("createUpload", "{\"date\":\"2026-12-04\",\"platform\":\"tiktok\"}"),
            Map.entry("updateUpload", "{\"notes\":\"mine now\"}"), Map.entry("completeUpload", "{}"),
            Map.entry("setCalendarDay", "{\"availabilityStatus\":false}"),
            Map.entry("setCalendarRange", "{\"from\":\"2026-12-24\",\"to\":\"2026-12-26\",\"availabilityStatus\":false}"),
            Map.entry("createCalendarFeed", "{\"name\":\"Phone\",\"scope\":\"all\"}"),
            Map.entry("authorizeCredential", "{}"),
            Map.entry("decideConnectionChoice", "{\"platformUserIds\":[\"1\"]}"),
            Map.entry("updateReview", "{\"isPublished\":false}"), Map.entry("replyToReview", "{\"text\":\"mine now\"}"),
            Map.entry("updateCurrentUser", "{\"locale\":\"de\"}"), Map.entry("updateProfile", "{\"bio\":\"mine now\"}"),
            Map.entry("lockUser", "{\"reason\":\"Spam\"}"), Map.entry("changeUserRole", "{\"role\":\"admin\"}"),
            Map.entry("requestEmailChange", "{\"newEmail\":\"mine@example.com\",\"password\":\"x\"}"),
            Map.entry("changePassword",
                    "{\"currentPassword\":\"x\",\"newPassword\":\"another long password\"}"));

    private record Operation(String id, String method, String path, List<String> tags) {
    }

    @TestFactory
    List<DynamicTest> withoutATokenEverythingButTheOpenDoorsIsRefused() throws IOException {
        return operations().stream().filter(operation -> !OPEN.contains(operation.id()))
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> send(operation, null).then().statusCode(401)
                        .contentType("application/problem+json").header("WWW-Authenticate", startsWith("Bearer"))
                        .body(hasJsonPath("code", equalTo("unauthorized")))))
                .toList();
    }

    @TestFactory
    List<DynamicTest> toAStrangerEveryObjectIsUnknown() throws IOException {
        Account stranger = Api.newAccount();
        return operations().stream().filter(operation -> operation.path().contains("{id}"))
                .filter(operation -> !isForOperators(operation))
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> send(operation, stranger).then().statusCode(404)
                        .body(hasJsonPath("code", equalTo("not-found")))))
                .toList();
    }

    @TestFactory
    List<DynamicTest> whatIsForOperatorsIsForNobodyElse() throws IOException {
        Account ordinary = Api.newAccount();
        return operations().stream().filter(AccessTest::isForOperators)
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> send(operation, ordinary).then().statusCode(403)
                        .contentType("application/problem+json").body(hasJsonPath("code", equalTo("forbidden")))))
                .toList();
    }

    @Test
    void generatorsOfPublicClientsCanLeaveThemOut() throws IOException {
        assertThat(operations()).filteredOn(AccessTest::isForOperators).hasSizeGreaterThan(8)
                .allSatisfy(operation -> assertThat(operation.tags()).containsExactly("Admin"));
        assertThat(operations()).filteredOn(operation -> !isForOperators(operation))
                .allSatisfy(operation -> assertThat(operation.tags()).doesNotContain("Admin"));
    }

    private static boolean isForOperators(Operation operation) {
        return operation.path().startsWith("/api/v1/admin/");
    }

    @TestFactory
    Stream<DynamicTest> aStrangerChangesNothing() throws IOException {
        Account sarah = Api.newAccount();
        String shoot = sarah.newCompletedShoot();
        sarah.reviewLink(shoot);
        return Stream.of(strangersTries(sarah, "/shoots/", shoot),
                strangersTries(sarah, "/uploads/", sarah.newUpload(Map.of("shootId", shoot))),
                strangersTries(sarah, "/credentials/", sarah.connect("instagram", Api.unique("ana"))))
                .flatMap(tries -> tries);
    }

    private static Stream<DynamicTest> strangersTries(Account owner, String path, String id) throws IOException {
        String before = owner.request().get(path + id).asString();
        return operations().stream().filter(operation -> operation.path().startsWith("/api/v1" + path + "{id}"))
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    send(new Operation(operation.id(), operation.method(), operation.path().replace("{id}", id),
                            operation.tags()),
                            Api.newAccount()).then().statusCode(404);
                    assertThat(owner.request().get(path + id).asString()).isEqualTo(before);
                }));
    }

    @Test
    void whatIsOpenIsWhatTheDocumentSays() throws IOException {
        assertThat(operations()).extracting(Operation::id).containsAll(OPEN).hasSizeGreaterThan(30);
    }

    /** The ways around path policies of CVE-2026-39852 and CVE-2026-50559, and their like. */
    @ParameterizedTest
    @ValueSource(strings = { "/api/v1/shoots;x=1", "/api/v1/shoots%3Bx", "/api/v1%2Fshoots", "/api/v1/%5Cshoots",
            "/api/v1//shoots",
            "/api/v1/./shoots", "/api/v1/%2e/shoots", "/API/v1/shoots", "/api/v1/shoots/", "/api/v1/%73hoots" })
    void noSpellingOfAPathGetsAroundTheToken(String path) {
        assertThat(Api.server().urlEncodingEnabled(false).get(path).statusCode()).isIn(400, 401, 404);
    }

    private static io.restassured.response.Response send(Operation operation, Account account) {
        var request = Api.server();
        if (account != null) {
            request.auth().oauth2(account.accessToken());
        }
        if (BODIES.containsKey(operation.id())) {
            request.contentType("application/json").body(BODIES.get(operation.id()));
        }
        return request.request(operation.method(),
                operation.path().replace("{date}", "2026-12-04").replaceAll("\\{[a-z]+}",
                        "01a20380-54d5-7cd4-9dba-cef56364728f"));
    }

    private static List<Operation> operations() throws IOException {
        JsonNode document = new ObjectMapper().readTree(Path.of("openapi/openapi.json").toFile());
        List<Operation> operations = new ArrayList<>();
        document.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> operation.getValue().has("operationId"))
                .forEach(operation -> operations.add(new Operation(operation.getValue().get("operationId").asText(),
                        operation.getKey().toUpperCase(), path.getKey(),
                        operation.getValue().get("tags").valueStream().map(JsonNode::asText).toList()))));
        return operations;
    }
}
