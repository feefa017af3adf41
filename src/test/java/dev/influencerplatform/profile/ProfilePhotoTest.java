package dev.influencerplatform.profile;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.Pictures;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.TestDatabase;
import dev.influencerplatform.support.WithApplication;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An influencer's photo: from the upload to what everybody sees, and to its end. */
@WithApplication
class ProfilePhotoTest {

    private static final String ME = "/profiles/me/photo";
    private static final Path FOLDER = Path.of("target", "photos");
    /** More than may wait at once, however many processors there are. */
    private static final int CROWD = 60;
    private static final String NONE = "00000000-0000-4000-8000-000000000000";

    private final Account sarah = Api.newAccount();

    private RequestSpecification sending(byte[] file, String type) {
        // or the client would add a character set
        return sarah.request().config(RestAssured.config().encoderConfig(
                EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType(type).body(file);
    }

    @Test
    void ofACrowdSomeAreTurnedAwayAndMayComeAgain() {
        byte[] large = Pictures.png(1200, 1200);
        List<Response> answers = Parallel.times(CROWD, () -> upload(large, "image/png"));
        assertThat(answers).extracting(Response::statusCode).containsOnly(200, 503);
        answers.stream().filter(answer -> answer.statusCode() == 503).forEach(answer -> answer.then()
                .header("Retry-After", notNullValue()).body(hasJsonPath("code", equalTo("photos-busy"))));
    }

    private Response upload(byte[] file, String type) {
        return sending(file, type).put(ME);
    }

    private JsonNode uploaded() {
        return Api.json(upload(Pictures.jpeg(640, 480), "image/jpeg"));
    }

    private String photoId() {
        return Rows.text("SELECT profile_photo FROM profiles WHERE user_id = ?", sarah.id());
    }

    private static String pathOf(String address) {
        assertThat(address).startsWith("https://api.example.test/api/v1/photos/");
        return address.substring("https://api.example.test/api/v1".length());
    }

    private static Response read(String address) {
        return Api.anonymous().get(pathOf(address));
    }

    private static boolean isKept(String photoId) {
        return Files.exists(FOLDER.resolve(photoId)) || Rows.count("photo_files WHERE id = ?", photoId) > 0;
    }

    private void isRefused(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status).contentType("application/problem+json").body(hasJsonPath("code", equalTo(code)));
        assertThat(photoId()).isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource({ "image/jpeg,jpeg", "image/png,png", "image/gif,gif" })
    void aPhotoOfAnyKindIsShown(String type, String format) {
        JsonNode profile = Api.json(upload(Pictures.write(Pictures.corners(2000, 1000), format), type));
        assertThat(Pictures.cornersOf(read(profile.get("profilePhoto").asText()).asByteArray())).isEqualTo("RGBY");
    }

    @Test
    void aWebpIsShown() {
        JsonNode profile = Api.json(upload(Pictures.resource("turned.webp"), "image/webp"));
        assertThat(Pictures.cornersOf(read(profile.get("profilePhoto").asText()).asByteArray())).isEqualTo("BRYG");
    }

    @Test
    void aPhotoIsUprightInThreeSizesWithoutWhatItTold() {
        JsonNode photos = Api.json(upload(Pictures.held(Pictures.jpeg(2000, 1000), 6), "image/jpeg")).get("photos");
        for (var size : Map.of("small", 96, "medium", 320, "large", 1080).entrySet()) {
            byte[] photo = read(photos.get(size.getKey()).asText()).asByteArray();
            BufferedImage picture = Pictures.read(photo);
            assertThat(picture.getHeight()).isEqualTo(size.getValue());
            assertThat(picture.getWidth()).isEqualTo(size.getValue() / 2);
            assertThat(Pictures.cornersOf(photo)).isEqualTo("BRYG");
            assertThat(new String(photo, StandardCharsets.ISO_8859_1)).doesNotContain(Pictures.SECRET, "Exif");
        }
    }

    @Test
    void whatHangsOnBehindAPictureIsNotShown() {
        byte[] polyglot = Pictures.join(Pictures.jpeg(64, 48), "<html><script>alert(1)</script>PK\3\4");
        byte[] photo = read(Api.json(upload(polyglot, "image/jpeg")).get("profilePhoto").asText()).asByteArray();
        assertThat(new String(photo, StandardCharsets.ISO_8859_1)).doesNotContain("script", "PK\3\4");
    }

    @Test
    void aPhotoIsServedForEver() {
        String path = pathOf(uploaded().get("photos").get("medium").asText());
        ValidatableResponse answer = Api.anonymous().header("Origin", "https://elsewhere.example").get(path).then()
                .statusCode(200).contentType("image/jpeg")
                .header("Cache-Control", "public, max-age=31536000, immutable").header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", "inline").header("Access-Control-Allow-Origin", "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Content-Security-Policy", startsWith("default-src 'none'")).header("ETag", startsWith("\""));
        String tag = answer.extract().header("ETag");
        Api.anonymous().header("If-None-Match", "W/" + tag).get(path).then().statusCode(304).header("ETag", tag)
                .header("Cache-Control", containsString("immutable")).body(equalTo(""));
        Api.anonymous().header("If-None-Match", "\"another\"").get(path).then().statusCode(200);
        Api.anonymous().head(path).then().statusCode(200).contentType("image/jpeg").header("ETag", tag)
                .body(equalTo(""));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/photos/" + NONE + "/large.jpg", "/photos/nonsense/large.jpg", "/photos/..%2f..%2fpom/large.jpg",
            "/photos/" + NONE, "/photos" })
    void whatIsNotThereIsNotFound(String path) {
        Response answer = Api.server().urlEncodingEnabled(false).get("/api/v1" + path);
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = { "huge", "LARGE", "large.jpg", "small%2e%2e" })
    void thereAreThreeSizes(String size) {
        uploaded();
        assertThat(Api.server().urlEncodingEnabled(false).get("/api/v1/photos/" + photoId() + "/" + size + ".jpg").statusCode())
                .isIn(400, 404);
    }

    @Test
    void everyViewHasTheAddress() {
        JsonNode profile = uploaded();
        String address = profile.get("profilePhoto").asText();
        assertThat(address).isEqualTo(profile.get("photos").get("large").asText()).endsWith("/large.jpg");
        Api.anonymous().get("/portfolio/{slug}", profile.get("slug").asText()).then()
                .body(hasJsonPath("profilePhoto", equalTo(address))).body(hasJsonPath("photos.small", endsWith("/small.jpg")));
        Api.anonymous().get("/review-links/{token}", sarah.reviewLink(sarah.newCompletedShoot())).then()
                .body(hasJsonPath("profilePhoto", equalTo(address)));
        sarah.request().get("/profiles/me").then().header("ETag", notNullValue())
                .body(hasJsonPath("profilePhoto", equalTo(address)));
    }

    @Test
    void withoutAPhotoThereIsNoAddress() {
        sarah.request().get("/profiles/me").then().body(hasJsonPath("profilePhoto", nullValue()))
                .body(hasJsonPath("photos", nullValue()));
        Api.anonymous().get("/portfolio/{slug}", sarah.slug()).then().body(hasJsonPath("photos", nullValue()));
    }

    @Test
    void aNewPhotoHasNewAddressesAndTheOldFilesGo() {
        JsonNode first = uploaded();
        String firstId = photoId();
        JsonNode second = uploaded();
        assertThat(second.get("profilePhoto")).isNotEqualTo(first.get("profilePhoto"));
        assertThat(second.get("version").asInt()).isGreaterThan(first.get("version").asInt());
        read(second.get("profilePhoto").asText()).then().statusCode(200);
        Eventually.until(() -> !isKept(firstId));
        read(first.get("profilePhoto").asText()).then().statusCode(404);
    }

    @Test
    void aPhotoIsDeletedAndMayBeDeletedAgain() {
        String address = uploaded().get("profilePhoto").asText();
        String id = photoId();
        sarah.request().delete(ME).then().statusCode(204);
        sarah.request().delete(ME).then().statusCode(204);
        sarah.request().get("/profiles/me").then().body(hasJsonPath("profilePhoto", nullValue()));
        Eventually.until(() -> !isKept(id));
        read(address).then().statusCode(404);
    }

    @Test
    void aVersionThatHasChangedIsNotOverwritten() {
        String known = sarah.request().get("/profiles/me").header("ETag");
        String next = sending(Pictures.jpeg(64, 48), "image/jpeg").header("If-Match", known).put(ME).then().statusCode(200)
                .extract().header("ETag");
        assertThat(sarah.request().get("/profiles/me").header("ETag")).isEqualTo(next).isNotEqualTo(known);
        String id = photoId();
        sending(Pictures.jpeg(64, 48), "image/jpeg").header("If-Match", known).put(ME).then().statusCode(412)
                .body(hasJsonPath("code", equalTo("version-mismatch")));
        sarah.request().header("If-Match", known).delete(ME).then().statusCode(412);
        assertThat(photoId()).isEqualTo(id);
        sarah.request().header("If-Match", next).delete(ME).then().statusCode(204);
    }

    @ParameterizedTest
    @CsvSource({ "image/jpeg,hello", "image/png,<svg xmlns='http://www.w3.org/2000/svg'/>", "image/gif,<html></html>",
            "image/webp,RIFF", "image/jpeg,''" })
    void whatIsNoImageIsRefused(String type, String text) {
        isRefused(upload(text.getBytes(StandardCharsets.UTF_8), type).then(), 422, "not-an-image");
    }

    @Test
    void aFileIsWhatItIsAndNotWhatItIsCalled() {
        isRefused(upload(Pictures.png(64, 48), "image/jpeg").then().body(
                hasJsonPath("violations[0].field", equalTo("Content-Type")),
                hasJsonPath("violations[0].in", equalTo("header"))),
                422, "not-an-image");
    }

    @Test
    void halfAFileIsRefused() {
        byte[] jpeg = Pictures.jpeg(640, 480);
        isRefused(upload(Arrays.copyOf(jpeg, jpeg.length / 2), "image/jpeg").then(), 422, "not-an-image");
    }

    @Test
    void aHundredMegapixelsAreRefused() {
        isRefused(upload(Pictures.blackPng(10_000, 10_000, 8, 2), "image/png").then(), 422, "image-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = { "image/svg+xml", "image/bmp", "application/json", "multipart/form-data; boundary=x",
            "text/plain" })
    void otherTypesAreRefused(String type) {
        isRefused(upload(Pictures.png(64, 48), type).then(), 415, "unsupported-media-type");
    }

    @Test
    void aFileThatDoesNotSayWhatItIsIsRefused() {
        isRefused(sarah.request().noContentType().put(ME).then(), 415, "unsupported-media-type");
    }

    @Test
    void whoDoesNotSayWhoTheyAreIsRefused() {
        Api.anonymous().contentType("image/png").body(Pictures.png(64, 48)).put(ME).then().statusCode(401);
        Api.anonymous().delete(ME).then().statusCode(401);
    }

    @Test
    void manyUploadsAtOnceLeaveOnePhoto() {
        byte[] file = Pictures.jpeg(640, 480);
        List<Response> answers = Parallel.times(6, i -> i == 5 ? sarah.request().delete(ME) : upload(file, "image/jpeg"));
        assertThat(answers).extracting(Response::statusCode)
                .allMatch(status -> status == 200 || status == 204 || status == 409);
        String id = Api.json(upload(file, "image/jpeg")).get("photos").get("small").asText().split("/")[6];
        assertThat(photoId()).isEqualTo(id);
        List<String> others = answers.stream().filter(answer -> answer.statusCode() == 200)
                .map(answer -> Api.json(answer).get("photos").get("small").asText().split("/")[6]).toList();
        Eventually.until(() -> others.stream().noneMatch(ProfilePhotoTest::isKept));
        assertThat(isKept(id)).isTrue();
    }

    @Test
    void whatTheDatabaseRefusesLeavesNoFiles() throws SQLException {
        String before = uploaded().get("profilePhoto").asText();
        try (Connection connection = TestDatabase.connect(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT FROM profiles WHERE user_id = '" + sarah.id() + "' FOR UPDATE");
            List<String> known = Rows.texts("SELECT id FROM photo_files");
            upload(Pictures.jpeg(64, 48), "image/jpeg").then().statusCode(409)
                    .body(hasJsonPath("code", equalTo("concurrent-change")));
            List<String> added = Rows.texts("SELECT id FROM photo_files");
            added.removeAll(known);
            Eventually.until(() -> added.stream().noneMatch(ProfilePhotoTest::isKept));
            connection.rollback();
        }
        read(before).then().statusCode(200);
        sarah.request().get("/profiles/me").then().body(hasJsonPath("profilePhoto", equalTo(before)));
    }

    @Test
    void whatADeadInstanceLeftIsRemovedInTime() throws Exception {
        String id = UUID.randomUUID().toString();
        Files.write(Files.createDirectories(FOLDER.resolve(id)).resolve("large.jpg"), new byte[1]);
        Rows.update("INSERT INTO photo_files (id, due_at) VALUES (?, now() + interval '1 hour')", id);
        Eventually.pause(2500);
        assertThat(isKept(id)).as("an upload may still be at it").isTrue();
        Rows.update("UPDATE photo_files SET due_at = now() - interval '1 minute' WHERE id = ?", id);
        Eventually.until(() -> !isKept(id));
    }

    @Test
    void thePhotoOfAnAccountThatIsGoneGoesToo() {
        uploaded();
        String id = photoId();
        Rows.update("UPDATE photo_files SET due_at = now() - interval '1 minute' WHERE id = ?", id);
        Eventually.pause(2500);
        assertThat(isKept(id)).as("while it is shown").isTrue();
        Rows.update("DELETE FROM users WHERE id = ?", sarah.id());
        Eventually.until(() -> !isKept(id));
    }

    @Test
    void whatWasDoneIsInTheLog() {
        uploaded();
        sarah.request().delete(ME).then().statusCode(204);
        sarah.request().get("/logs").then().body(hasJsonPath("items[0].action", equalTo("delete_photo")))
                .body(hasJsonPath("items[1].action", equalTo("update_photo")))
                .body(hasJsonPath("items[1].status", equalTo("success")));
    }
}
