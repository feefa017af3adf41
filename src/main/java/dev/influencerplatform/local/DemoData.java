package dev.influencerplatform.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Fills an empty development database with three influencers at work. It goes in by the front door, as a client of the
 * API, so that it cannot be anything that a client could not have made.
 */
@ApplicationScoped
@IfBuildProfile("dev")
class DemoData {

    static final String PASSWORD = "golden hour at the pier";

    private static final Logger LOG = Logger.getLogger(DemoData.class);
    private static final List<String> BRANDS = List.of("Acme Coffee", "Nordlicht Optik", "Velo & Co", "Casa Verde");
    private static final List<String> PLATFORMS = List.of("instagram", "tiktok", "youtube", "facebook");
    private static final List<String> SOCIAL = List.of("instagram", "facebook", "youtube");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final List<String> WORDS = List.of("On time, friendly, and the pictures sold out the blend.",
            "Great eye for light. We had to ask twice for the raw files.", "Unser bestes Shooting bisher, gern wieder! 🎉",
            "Professional from the first call to the last reel.");

    private final EntityManager entityManager;
    private final ObjectMapper json;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String sandbox;
    private final boolean verifyEmail;
    private String api;

    DemoData(EntityManager entityManager, ObjectMapper json, @ConfigProperty(name = "app.social.sandbox-url") String sandbox,
            @ConfigProperty(name = "app.registration.verify-email") boolean verifyEmail) {
        this.entityManager = entityManager;
        this.json = json;
        this.sandbox = sandbox;
        this.verifyEmail = verifyEmail;
    }

    void fill(@ObservesAsync HttpServerStart started) throws InterruptedException {
        if (verifyEmail) {
            LOG.info("No demo data: their addresses would have to be confirmed first (EMAIL_VERIFICATION)");
            return;
        }
        api = "http://localhost:" + started.options().getPort() + "/api/v1";
        try {
            if (QuarkusTransaction.requiringNew().call(this::isEmpty)) {
                influencer("sarah", "Sarah Lens", "Europe/Berlin", List.of("Fashion", "Travel"));
                influencer("liam", "Liam on Wheels", "America/St_Johns", List.of("Cycling", "Outdoors"));
                influencer("yuki", "雪 Yuki Cooks", "Asia/Tokyo", List.of("Food"));
                LOG.infof("Demo accounts: sarah@example.com, liam@example.com, yuki@example.com, password: %s", PASSWORD);
            }
        } catch (IOException | IllegalStateException failure) {
            LOG.warn("The demo data could not be made", failure);
        }
    }

    private boolean isEmpty() {
        return (Boolean) entityManager.createNativeQuery("SELECT NOT EXISTS (SELECT FROM users)", Boolean.class)
                .getSingleResult();
    }

    private void influencer(String name, String displayName, String timeZone, List<String> category)
            throws IOException, InterruptedException {
        String token = send("POST", "/auth/register", null, Map.of("email", name + "@example.com", "password", PASSWORD,
                "displayName", displayName, "slug", name, "timeZone", timeZone, "currency", "EUR")).get("accessToken").asText();
        send("PATCH", "/profiles/me", token, Map.of("bio", "Hello, I am " + displayName + ".", "category", category,
                "minBudget", 400, "maxBudget", 2500));
        for (int i = 0; i < BRANDS.size(); i++) {
            shoot(token, i, LocalDate.now().minusDays(60 - 14L * i));
            send("POST", "/shoots", token, fields(i, LocalDate.now().plusDays(5 + 9L * i)));
        }
        for (String platform : SOCIAL) {
            connect(token, platform, name);
        }
        for (int i = 0; i < PLATFORMS.size(); i++) {
            upload(token, i, LocalDate.now().plusDays(7L * i - 7));
        }
        send("PUT", "/calendar/ranges", token, Map.of("from", LocalDate.now().plusDays(20).toString(), "to",
                LocalDate.now().plusDays(26).toString(), "availabilityStatus", false, "reason", "Holiday"));
    }

    /** By way of the played platform, as a browser would; a real one wants a person. */
    private void connect(String token, String platform, String account) throws IOException, InterruptedException {
        String page = send("POST", "/credentials/" + platform + "/authorize", token, Map.of()).get("authorizationUrl").asText();
        if (page.startsWith(sandbox)) {
            String callback = location(HttpRequest.newBuilder(URI.create(page)).header("Content-Type", FORM)
                    .POST(BodyPublishers.ofString("decision=allow&account=" + account)));
            location(HttpRequest.newBuilder(URI.create(callback)));
        }
    }

    private String location(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = client.send(request.build(), BodyHandlers.ofString());
        return answer.headers().firstValue("Location")
                .orElseThrow(() -> new IllegalStateException("The sandbox answered " + answer.statusCode()));
    }

    /** The first one is out; the second is due today. */
    private void upload(String token, int number, LocalDate date) throws IOException, InterruptedException {
        String id = send("POST", "/uploads", token, Map.of("date", date.toString(), "time", "18:00", "platform",
                PLATFORMS.get(number), "contentType", "Video", "brandName", BRANDS.get(number))).get("id").asText();
        if (number == 0) {
            send("POST", "/uploads/" + id + "/complete", token, Map.of("publishedUrl", "https://example.com/video"));
        }
    }

    /** One that is over; all but the last have their review. */
    private void shoot(String token, int number, LocalDate date) throws IOException, InterruptedException {
        String path = "/shoots/" + send("POST", "/shoots", token, fields(number, date)).get("id").asText();
        send("POST", path + "/complete", token, Map.of());
        String link = send("POST", path + "/review-link", token, Map.of()).get("reviewToken").asText();
        if (number < BRANDS.size() - 1) {
            send("POST", "/review-links/" + link + "/reviews", null, Map.of("clientNumber", "+49 1512 345678" + number,
                    "clientEmail", "client" + number + "@example.com", "rating", 5 - number % 2, "reviewText",
                    WORDS.get(number),
                    "reviewerName", "Client " + (number + 1), "consent", true));
        }
    }

    private static Map<String, Object> fields(int number, LocalDate date) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("date", date.toString());
        fields.put("time", number % 2 == 0 ? "10:00" : null);
        fields.put("brandName", BRANDS.get(number));
        fields.put("campaignName", "Campaign " + (number + 1));
        fields.put("location", "Studio " + (number + 1));
        fields.put("durationMinutes", 120);
        fields.put("amount", 450 + 275 * number);
        return fields;
    }

    private JsonNode send(String method, String path, String token, Map<String, ?> body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + path)).header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json.writeValueAsString(body)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        var answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return json.readTree(answer.body());
    }
}
