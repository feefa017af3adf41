package dev.influencerplatform.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.Map;

/** An influencer in a test, signed in. */
public record Account(String id, String email, String accessToken, String refreshToken) {

    public static Account of(Response tokens) {
        JsonNode json = Api.json(tokens);
        return new Account(json.get("user").get("id").asText(), json.get("user").get("email").asText(),
                json.get("accessToken").asText(), json.get("refreshToken").asText());
    }

    /** A request of this person. */
    public RequestSpecification request() {
        return Api.anonymous().auth().oauth2(accessToken);
    }

    /** A request of this person with a JSON body. */
    public RequestSpecification sending(Object body) {
        return request().contentType(ContentType.JSON).body(body);
    }

    /** A request of this person with a merge patch. */
    public RequestSpecification patching(Object body) {
        return request().contentType("application/merge-patch+json; charset=UTF-8").body(body);
    }

    public String slug() {
        return Api.json(request().get("/profiles/me")).get("slug").asText();
    }

    /** The id of a new shoot; the given fields replace or add to the usual ones. */
    public String newShoot(Map<String, ?> fields) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("date", "2026-12-04", "brandName", "Acme"));
        body.putAll(fields);
        return Api.json(sending(body).post("/shoots")).get("id").asText();
    }

    public String newShoot() {
        return newShoot(Map.of());
    }

    /** The id of a new upload; the given fields replace or add to the usual ones. */
    public String newUpload(Map<String, ?> fields) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("date", "2026-12-11", "platform", "instagram"));
        body.putAll(fields);
        return Api.json(sending(body).post("/uploads")).get("id").asText();
    }

    /** Blocks a day. */
    public void block(String date) {
        sending(Map.of("availabilityStatus", false)).put("/calendar/{date}", date).then().statusCode(200);
    }

    public String newCompletedShoot() {
        String id = newShoot();
        request().post("/shoots/{id}/complete", id).then().statusCode(200);
        return id;
    }

    /** The token of the review link of a completed shoot. */
    public String reviewLink(String shootId) {
        return Api.json(request().post("/shoots/{id}/review-link", shootId)).get("reviewToken").asText();
    }

    /** The id of a review of a new shoot. */
    public String newReview(int rating) {
        return Api.json(Api.sending(aReview(rating)).post("/review-links/{token}/reviews", reviewLink(newCompletedShoot())))
                .get("id")
                .asText();
    }

    /** Where this person goes to allow access to an account of a platform. */
    public String authorizationUrl(String platform) {
        return Api.json(sending("{}").post("/credentials/{platform}/authorize", platform)).get("authorizationUrl").asText();
    }

    /** The id of the credential of an account that is newly connected; some words of its name make things go wrong. */
    public String connect(String platform, String account) {
        Map<String, String> outcome = Sandbox.outcome(Sandbox.allow(authorizationUrl(platform), account));
        assertThat(outcome).containsKey("connected");
        return outcome.get("connected");
    }

    /** What a client writes. */
    public static Map<String, Object> aReview(int rating) {
        return new LinkedHashMap<>(
                Map.of("clientNumber", "+49 1512 3456789", "clientEmail", "mia@acme.example", "rating", rating,
                        "reviewText", "On time and friendly.", "reviewerName", "Mia", "consent", true));
    }
}
