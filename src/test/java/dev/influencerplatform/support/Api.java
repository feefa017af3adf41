package dev.influencerplatform.support;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** Talks to the API as a client does; every answer is checked against the contract. */
public final class Api {

    public static final String PASSWORD = "correct horse battery staple";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ContractCheck CONTRACT = new ContractCheck();

    private Api() {
    }

    /** A request without a token. */
    public static RequestSpecification anonymous() {
        return server().basePath("/api/v1");
    }

    /** A request to any path of the server, some of which the contract does not have. */
    public static RequestSpecification server() {
        return given().filter(CONTRACT).baseUri(ConfigProvider.getConfig().getValue("test.url", String.class));
    }

    /** A request without a token, with a JSON body. */
    public static RequestSpecification sending(Object body) {
        return anonymous().contentType(ContentType.JSON).body(body);
    }

    /** A new account of a person that no other test knows. */
    public static Account newAccount() {
        return newAccount(Map.of());
    }

    /** A new account; the given fields replace or add to the usual ones. */
    public static Account newAccount(Map<String, ?> fields) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("email", unique("sarah") + "@example.com");
        body.put("password", PASSWORD);
        body.put("displayName", "Sarah " + unique(""));
        body.put("timeZone", "Europe/Berlin");
        body.put("currency", "EUR");
        body.putAll(fields);
        return Account.of(sending(body).post("/auth/register"));
    }

    /** Somebody who operates the platform. */
    public static Account newOperator() {
        Account operator = newAccount();
        Rows.update("UPDATE users SET role = 'admin' WHERE id = ?", operator.id());
        return operator;
    }

    /** The body of a success; REST Assured's own paths compile a script each, which fixtures cannot afford. */
    public static JsonNode json(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 299);
        try {
            return JSON.readTree(answer.asString());
        } catch (JsonProcessingException noJson) {
            throw new IllegalStateException(noJson);
        }
    }

    /** A word that no other test uses, fit for slugs and addresses. */
    public static String unique(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }
}
