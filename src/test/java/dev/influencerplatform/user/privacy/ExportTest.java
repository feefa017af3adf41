package dev.influencerplatform.user.privacy;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.common.export.Exports;
import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

@WithApplication
class ExportTest {

    /** Tables that hold nothing of a person that is a person's to have. */
    private static final Map<String, String> NOT_EXPORTED = Map.ofEntries(Map.entry("databasechangelog", "of the schema"),
            Map.entry("databasechangeloglock", "of the schema"), Map.entry("idempotency_keys", "copies of answers, sealed"),
            Map.entry("retired_review_links", "hashes"), Map.entry("connect_attempts", "hashes, for minutes"),
            Map.entry("connection_choices", "sealed, for minutes"), Map.entry("revocations", "sealed, until they are ended"),
            Map.entry("platform_pauses", "of platforms"), Map.entry("syncs", "when to pull next"),
            Map.entry("mails", "until they are sent"), Map.entry("one_time_tokens", "hashes"),
            Map.entry("registrations", "of people who have no account yet"), Map.entry("attempts", "hashes"),
            Map.entry("rate_limits", "hashes"),
            Map.entry("photo_files", "names of files, of nobody"));

    @Inject
    Exports exports;

    private final Account sarah = Api.newAccount();

    @Test
    void everythingIsInOneDocument() {
        String shoot = sarah.newCompletedShoot();
        String review = Api.json(Api.sending(Account.aReview(4)).post("/review-links/{token}/reviews", sarah.reviewLink(shoot)))
                .get("id").asText();
        String upload = sarah.newUpload(Map.of("shootId", shoot, "time", "18:00"));
        sarah.block("2026-12-24");
        Eventually.pulled(sarah.connect("youtube", Api.unique("ana")));
        JsonNode all = export();
        assertThat(all.at("/account/0/email").asText()).isEqualTo(sarah.email());
        assertThat(all.at("/profile/0/slug").asText()).isEqualTo(sarah.slug());
        assertThat(all.at("/profile/0/category").isArray()).isTrue();
        assertThat(all.at("/shoots/0/id").asText()).isEqualTo(shoot);
        assertThat(all.at("/shoots/0/date").asText()).isEqualTo("2026-12-04");
        assertThat(all.at("/shoots/0/completed").isBoolean()).isTrue();
        assertThat(all.at("/shoots/0/createdAt").asText()).endsWith("Z");
        assertThat(all.at("/reviews/0/id").asText()).isEqualTo(review);
        assertThat(all.at("/reviews/0/clientEmail").asText()).isEqualTo("mia@acme.example");
        assertThat(all.at("/uploads/0/id").asText()).isEqualTo(upload);
        assertThat(all.at("/uploads/0/time").asText()).isEqualTo("18:00");
        assertThat(all.at("/uploads/0/platform").asText()).isEqualTo("instagram");
        assertThat(all.at("/calendar/0/date").asText()).isEqualTo("2026-12-24");
        assertThat(all.at("/connectedAccounts/0/platform").asText()).isEqualTo("youtube");
        assertThat(all.get("metrics").size()).isPositive();
        assertThat(all.get("media").size()).isPositive();
        assertThat(all.at("/sessions/0/ipAddress").asText()).isEqualTo("127.0.0.1");
        assertThat(all.get("logs").findValuesAsText("action")).contains("register", "create_shoot");
        assertThat(all.at("/logs/0/requestPayload").isNull()).isTrue();
    }

    @Test
    void itHoldsNoSecret() {
        String shoot = sarah.newCompletedShoot();
        String link = sarah.reviewLink(shoot);
        sarah.sending(Map.of("name", "Phone", "scope", "all")).post("/calendar/feeds").then().statusCode(201);
        Eventually.pulled(sarah.connect("youtube", Api.unique("ana")));
        JsonNode all = export();
        String secrets = "(?i).*(password|token|hash|secret|argon2|leased).*";
        all.properties().forEach(kind -> kind.getValue().forEach(row -> row.fieldNames()
                .forEachRemaining(field -> assertThat(field).doesNotMatch(secrets))));
        assertThat(all.toString()).doesNotContain(link, "argon2",
                Rows.text("SELECT access_token FROM credentials WHERE user_id = ?", sarah.id()));
    }

    @Test
    void itIsADownloadThatNobodyKeeps() {
        sarah.request().get("/users/me/export").then().statusCode(200).contentType("application/json")
                .header("Cache-Control", equalTo("no-store")).header("Content-Disposition",
                        matchesPattern("attachment; filename=\"influencer-platform-\\d{4}-\\d\\d-\\d\\d\\.json\""));
        sarah.request().get("/logs?action=export_account").then().body(hasJsonPath("items[0].status", equalTo("success")));
    }

    @Test
    void theArchiveHasAFileForEachKind() throws IOException {
        sarah.newShoot(Map.of("brandName", "=HYPERLINK(\"x\")", "notes", "two\nlines, \"quoted\"", "amount", 12.5));
        Map<String, String> files = unzip(
                Api.server().auth().oauth2(sarah.accessToken()).get("/api/v1/users/me/export.zip")
                        .then().statusCode(200).contentType("application/zip").extract().asByteArray());
        assertThat(files.keySet()).contains("account.csv", "shoots.csv", "reviews.csv", "logs.csv");
        assertThat(files.get("reviews.csv")).as("a heading above no rows").startsWith("id,shootId,").endsWith("\r\n");
        assertThat(files.get("shoots.csv")).contains("'=HYPERLINK(\"\"x\"\")", "\"two\nlines, \"\"quoted\"\"\"", ",12.50,");
        assertThat(files.get("account.csv")).contains(sarah.email());
    }

    @Test
    void othersAreNotInIt() {
        Account mia = Api.newAccount();
        mia.newShoot();
        assertThat(export().toString()).doesNotContain(mia.id(), mia.email());
        Api.anonymous().get("/users/me/export").then().statusCode(401);
        Api.anonymous().get("/users/me/export.zip").then().statusCode(401);
    }

    @Test
    void aLargeAccountIsWrittenRowByRow() {
        Rows.update("INSERT INTO logs (user_id, action, status, message) SELECT ?, 'seeded', 'success', repeat('x', 100) "
                + "FROM generate_series(1, 20000)", sarah.id());
        assertThat(export().get("logs").size()).isGreaterThan(20_000);
    }

    @Test
    void noFileIsLeftBehind() throws IOException {
        long before = files();
        export();
        Eventually.until(() -> files() <= before);
    }

    @Test
    void everyTableIsExportedOrHasAReasonNotToBe() {
        String selects = String.join("\n", exports.tables().stream().map(table -> table.select()).toList());
        Set<String> tables = Set.copyOf(Rows.texts("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"));
        assertThat(tables).allSatisfy(table -> assertThat(selects.matches("(?s).*FROM " + table + "\\b.*")
                || NOT_EXPORTED.containsKey(table)).as(table).isTrue());
    }

    private JsonNode export() {
        return Api.json(sarah.request().get("/users/me/export"));
    }

    private static long files() {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("export")).count();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Map<String, String> unzip(byte[] archive) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
