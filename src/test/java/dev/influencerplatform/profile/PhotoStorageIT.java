package dev.influencerplatform.profile;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.influencerplatform.local.LocalPostgres;
import dev.influencerplatform.support.Packaged;
import dev.influencerplatform.support.Pictures;
import dev.influencerplatform.support.S3Server;
import io.restassured.response.Response;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application keeps photos where its settings say: in a bucket, or in a folder. */
class PhotoStorageIT {

    @TempDir
    static Path folder;
    private static EmbeddedPostgres database;

    @BeforeAll
    static void startDatabase() {
        database = LocalPostgres.start(folder.resolve("data"), 0, false);
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        database.close();
    }

    private static String register(Packaged instance, String name) {
        return given().contentType("application/json").body(Map.of("email", name + "@example.com", "password",
                "golden hour at the pier", "displayName", name)).post(instance.url() + "/api/v1/auth/register").then()
                .statusCode(201).extract().path("accessToken");
    }

    private static Response upload(Packaged instance, String token) {
        return given().auth().oauth2(token).contentType("image/png").body(Pictures.png(640, 480))
                .put(instance.url() + "/api/v1/profiles/me/photo");
    }

    private static Response read(Packaged instance, String address) {
        return given().get(instance.url() + address.substring(address.indexOf("/api/v1")));
    }

    private static Response profile(Packaged instance, String token) {
        return given().auth().oauth2(token).get(instance.url() + "/api/v1/profiles/me");
    }

    @Test
    void twoInstancesShareABucketAndOutliveItsOutage() throws Exception {
        Map<String, String> settings = Packaged.settings(database);
        settings.remove("PHOTO_FOLDER");
        settings.putAll(Map.of("PHOTO_STORAGE", "s3", "S3_BUCKET", S3Server.BUCKET, "S3_ACCESS_KEY", S3Server.ACCESS_KEY,
                "S3_SECRET_KEY", S3Server.SECRET_KEY, "APP_PHOTOS_SWEEP_EVERY", "1S"));
        try (S3Server store = S3Server.start()) {
            settings.put("S3_ENDPOINT", store.url());
            try (Packaged east = Packaged.start(settings); Packaged west = Packaged.start(settings)) {
                east.awaitReady();
                west.awaitReady();
                String token = register(east, "shared");
                String address = upload(east, token).then().statusCode(200).extract().path("profilePhoto");
                assertThat(store.files()).hasSize(3);
                assertThat(Pictures.cornersOf(read(west, address).asByteArray())).isEqualTo("RGBY");
                String next = upload(west, token).then().statusCode(200).extract().path("profilePhoto");
                east.await(Duration.ofSeconds(20), () -> store.files().size() == 3);
                read(east, address).then().statusCode(404);

                store.close();
                upload(east, token).then().statusCode(503).header("Retry-After", notNullValue())
                        .body(hasJsonPath("code", equalTo("unavailable")));
                read(east, next).then().statusCode(503);
                profile(west, token).then().statusCode(200).body(hasJsonPath("profilePhoto", equalTo(next)));
            }
        }
    }

    @Test
    void photosAreInTheFolderAfterARestart() throws Exception {
        Path photos = folder.resolve("photos");
        Map<String, String> settings = Packaged.settings(database);
        settings.put("PHOTO_FOLDER", photos.toString());
        settings.put("APP_PHOTOS_SWEEP_EVERY", "1S");
        String token;
        String address;
        try (Packaged instance = Packaged.start(settings)) {
            instance.awaitReady();
            token = register(instance, "restarted");
            address = upload(instance, token).then().statusCode(200).extract().path("profilePhoto");
            instance.kill();
        }
        try (Packaged instance = Packaged.start(settings)) {
            instance.awaitReady();
            assertThat(Pictures.cornersOf(read(instance, address).asByteArray())).isEqualTo("RGBY");
            given().auth().oauth2(token).delete(instance.url() + "/api/v1/profiles/me/photo").then().statusCode(204);
            profile(instance, token).then().body(hasJsonPath("profilePhoto", nullValue()));
            instance.await(Duration.ofSeconds(20), () -> isEmpty(photos));
        }
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
