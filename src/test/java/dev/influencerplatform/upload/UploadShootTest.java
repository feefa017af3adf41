package dev.influencerplatform.upload;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The shoot that an upload comes from. */
@WithApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadShootTest {

    private final Account sarah = Api.newAccount();

    @Test
    void anUploadComesFromAShootOfItsOwner() {
        String shoot = sarah.newShoot();
        get(uploadOf(shoot)).body(hasJsonPath("shootId", equalTo(shoot)));
    }

    @Test
    void aPatchLinksAndUnlinks() {
        String shoot = sarah.newShoot();
        String id = sarah.newUpload(Map.of());
        link(id, shoot).then().statusCode(200).body(hasJsonPath("shootId", equalTo(shoot)));
        sarah.patching(Map.of("notes", "still")).patch("/uploads/{id}", id).then()
                .body(hasJsonPath("shootId", equalTo(shoot)));
        link(id, null).then().statusCode(200).body(hasJsonPath("shootId", nullValue()));
        get(id).body(hasJsonPath("shootId", nullValue())).body(hasJsonPath("version", equalTo(3)));
    }

    @Test
    void anotherShootThanOnesOwnIsRefusedAndNothingIsWritten() {
        String shoot = sarah.newShoot();
        String id = uploadOf(shoot);
        int uploads = uploads();
        String deleted = sarah.newShoot();
        sarah.request().delete("/shoots/{id}", deleted).then().statusCode(204);
        for (String other : List.of(Api.newAccount().newShoot(), UUID.randomUUID().toString(), deleted, id)) {
            refused(sarah.sending(Map.of("date", "2026-12-11", "platform", "tiktok", "shootId", other)).post("/uploads"));
            refused(link(id, other));
        }
        assertThat(uploads()).isEqualTo(uploads);
        get(id).body(hasJsonPath("shootId", equalTo(shoot))).body(hasJsonPath("version", equalTo(0)));
    }

    @Test
    void theUploadsOfADeletedShootStayWithoutIt() {
        String shoot = sarah.newShoot();
        List<String> ids = List.of(uploadOf(shoot), uploadOf(shoot));
        String unrelated = uploadOf(sarah.newShoot());
        String tag = get(ids.get(0)).extract().header("ETag");
        sarah.request().delete("/shoots/{id}", shoot).then().statusCode(204);
        ids.forEach(id -> get(id).body(hasJsonPath("shootId", nullValue())).body(hasJsonPath("version", equalTo(1)))
                .body(hasJsonPath("platform", equalTo("instagram"))));
        sarah.patching(Map.of("notes", "stale")).header("If-Match", tag).patch("/uploads/{id}", ids.get(0)).then()
                .statusCode(412);
        get(unrelated).body(hasJsonPath("version", equalTo(0)));
    }

    @Test
    void aShootThatIsKeptKeepsItsUploads() {
        String shoot = sarah.newShoot();
        String id = uploadOf(shoot);
        sarah.request().header("If-Match", "\"other\"").delete("/shoots/{id}", shoot).then().statusCode(412);
        get(id).body(hasJsonPath("shootId", equalTo(shoot))).body(hasJsonPath("version", equalTo(0)));
    }

    @Test
    void deletingAnUploadLeavesItsShoot() {
        String shoot = sarah.newShoot();
        sarah.request().delete("/uploads/{id}", uploadOf(shoot)).then().statusCode(204);
        sarah.request().get("/shoots/{id}", shoot).then().statusCode(200).body(hasJsonPath("version", equalTo(0)));
    }

    @Test
    void linkingToAShootThatIsBeingDeletedEndsInOrder() {
        String brand = Api.unique("brand");
        for (int round = 0; round < 8; round++) {
            String shoot = sarah.newShoot();
            Map<String, String> body = Map.of("date", "2026-12-11", "platform", "tiktok", "brandName", brand, "shootId", shoot);
            sarah.newUpload(body);
            List<Response> answers = Parallel.times(12, i -> i == 8 ? sarah.request().delete("/shoots/{id}", shoot)
                    : sarah.sending(body).post("/uploads"));
            assertThat(answers).extracting(Response::statusCode).isSubsetOf(201, 204, 422);
        }
        assertThat(Rows.texts("SELECT shoot_id, version FROM uploads WHERE brand_name = ?", brand))
                .hasSizeGreaterThanOrEqualTo(8).allMatch("null|1"::equals);
    }

    private String uploadOf(String shoot) {
        return sarah.newUpload(Map.of("shootId", shoot));
    }

    private Response link(String id, String shoot) {
        return sarah.patching(Collections.singletonMap("shootId", shoot)).patch("/uploads/{id}", id);
    }

    private static void refused(Response answer) {
        answer.then().statusCode(422).body(hasJsonPath("code", equalTo("invalid")))
                .body(hasJsonPath("violations[0].field", equalTo("shootId")))
                .body(hasJsonPath("violations[0].in", equalTo("body")));
    }

    private int uploads() {
        return Rows.count("uploads WHERE user_id = ?", sarah.id());
    }

    private ValidatableResponse get(String id) {
        return sarah.request().get("/uploads/{id}", id).then().statusCode(200);
    }
}
