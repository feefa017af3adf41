package dev.influencerplatform.support;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.Map;

/** An influencer in a test, signed in. */
public record Account(String id, String email, String accessToken, String refreshToken) {

    public static Account of(JsonPath tokens) {
        return new Account(tokens.getString("user.id"), tokens.getString("user.email"), tokens.getString("accessToken"),
                tokens.getString("refreshToken"));
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
        return request().get("/profiles/me").then().statusCode(200).extract().path("slug");
    }

    /** The id of a new shoot; the given fields replace or add to the usual ones. */
    public String newShoot(Map<String, ?> fields) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("date", "2026-12-04", "brandName", "Acme"));
        body.putAll(fields);
        return sending(body).post("/shoots").then().statusCode(201).extract().path("id");
    }

    public String newShoot() {
        return newShoot(Map.of());
    }

    public String newCompletedShoot() {
        String id = newShoot();
        request().post("/shoots/{id}/complete", id).then().statusCode(200);
        return id;
    }

    /** The token of the review link of a completed shoot. */
    public String reviewLink(String shootId) {
        return request().post("/shoots/{id}/review-link", shootId).then().extract().path("reviewToken");
    }

    /** The id of a review of a new shoot. */
    public String newReview(int rating) {
        return Api.sending(aReview(rating)).post("/review-links/{token}/reviews", reviewLink(newCompletedShoot())).then()
                .statusCode(201).extract().path("id");
    }

    /** What a client writes. */
    public static Map<String, Object> aReview(int rating) {
        return new LinkedHashMap<>(
                Map.of("clientNumber", "+49 1512 3456789", "clientEmail", "mia@acme.example", "rating", rating,
                        "reviewText", "On time and friendly.", "reviewerName", "Mia", "consent", true));
    }
}
