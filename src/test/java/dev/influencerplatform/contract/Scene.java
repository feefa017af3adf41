package dev.influencerplatform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Mailbox;
import dev.influencerplatform.support.Operation;
import dev.influencerplatform.support.Pictures;
import dev.influencerplatform.support.Sandbox;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Somebody who has just what an operation is about. */
final class Scene {

    private static final String PLATFORM = "youtube";
    private static final Pattern PART = Pattern.compile("\\{(\\w+)}");
    private static final Map<String, String> ANY = Map.of("platform", PLATFORM, "size", "small");

    private final Operation operation;
    private final Account person;
    private final Map<String, String> partsOfPath;
    private final Map<String, Object> meanings = new HashMap<>();
    private final Set<String> keys = new HashSet<>();
    private final boolean isSecond;

    Scene(Operation operation) {
        this.operation = operation;
        person = operation.isForOperators() ? Api.newOperator() : Api.newAccount();
        partsOfPath = new HashMap<>();
        isSecond = false;
    }

    private Scene(Scene first) {
        operation = first.operation;
        person = first.person;
        partsOfPath = first.partsOfPath;
        isSecond = true;
    }

    /** The same person at the same path, who wants something else. */
    Scene another() {
        return new Scene(this);
    }

    Operation operation() {
        return operation;
    }

    /** Whether an idempotency key is given to a request for the first time. */
    boolean isNew(String key) {
        return keys.add(key);
    }

    Account person() {
        return person;
    }

    /** A request for the operation, with all that its path needs. */
    RequestSpecification request() {
        RequestSpecification request = person.request().basePath("").redirects().follow(false);
        PART.matcher(operation.path()).results().map(part -> part.group(1))
                .forEach(name -> request.pathParam(name, Optional.ofNullable(partOfPath(name)).orElse(ANY.get(name))));
        return request;
    }

    /** What a parameter of the path names; null when any valid value will do. The same as long as the scene lasts. */
    String partOfPath(String name) {
        return partsOfPath.computeIfAbsent(name, this::newPartOfPath);
    }

    private String newPartOfPath(String name) {
        return switch (name) {
            case "slug" -> operation.path().contains("/slugs/") ? Api.unique("free") : person.slug();
            case "token" -> operation.path().contains("/feeds/") ? feedToken() : person.reviewLink(person.newCompletedShoot());
            case "date" -> blockedDay();
            case "platform" -> operation.path().endsWith("/callback") ? PLATFORM : null;
            case "id" -> id(operation.path().substring("/api/v1".length(), operation.path().indexOf("/{id}")));
            default -> null;
        };
    }

    /** What a field or a parameter means, where no schema can say it; null when any valid value will do. */
    Object meaning(String name) {
        return meanings.computeIfAbsent(name, isSecond ? this::otherMeaning : this::newMeaning);
    }

    /** What is well-formed, and different from what the first one meant. */
    private Object otherMeaning(String name) {
        return switch (name) {
            case "email" -> unusedAddress();
            case "token" -> "A".repeat(43);
            case "platformUserIds" -> List.of("1");
            default -> newMeaning(name);
        };
    }

    private Object newMeaning(String name) {
        return switch (name) {
            // of lists that grow: the IANA's and the ISO's
            case "timeZone" -> "Europe/Berlin";
            case "currency" -> "EUR";
            // one must not be after, or larger than, the other
            case "minBudget" -> 1;
            case "maxBudget" -> 2;
            case "from" -> "2026-12-01" + timeOfDay();
            case "to" -> "2026-12-03" + timeOfDay();
            // nobody else's, or one's own
            case "email" -> operation.path().endsWith("/register") ? unusedAddress() : person.email();
            case "newEmail" -> unusedAddress();
            case "slug" -> Api.unique("slug");
            case "shootId" -> person.newShoot();
            case "platformUserIds" -> offered(partOfPath("id"));
            // secrets
            case "password", "currentPassword" -> Api.PASSWORD;
            case "newPassword" -> "seven lamps over the harbour";
            case "token" -> mailedToken();
            case "code", "state" -> Sandbox.parametersOf(URI.create(callback())).get(name);
            case "refreshToken" -> person.refreshToken();
            // numbers and addresses that there are
            case "clientNumber" -> "+49 1512 3456789";
            case "clientEmail" -> "mia@acme.example";
            case "publishedUrl" -> "https://www.instagram.com/reel/C1a2b3";
            case "redirectTo" -> "https://app.example.test/connections";
            default -> null;
        };
    }

    private String callback() {
        return partsOfPath.computeIfAbsent("callback",
                unused -> Sandbox.allow(person.authorizationUrl(PLATFORM), Api.unique("ana")));
    }

    private String blockedDay() {
        person.block("2026-12-24");
        return "2026-12-24";
    }

    private String timeOfDay() {
        return operation.path().endsWith("/logs") || operation.path().endsWith("/users") ? "T00:00:00Z" : "";
    }

    private static String unusedAddress() {
        return Api.unique("lens") + "@example.com";
    }

    private String id(String collection) {
        return switch (collection) {
            case "/shoots" -> operation.path().endsWith("/review-link") ? linkedShoot() : person.newShoot();
            case "/uploads" -> person.newUpload(Map.of());
            case "/reviews" -> person.newReview(5);
            case "/calendar/feeds" -> newFeed().get("id").asText();
            case "/connection-choices" -> choice();
            case "/credentials" -> person.connect("youtube", Api.unique("ana"));
            case "/photos" -> photo();
            case "/users/me/sessions" -> otherSession();
            case "/logs", "/admin/logs" -> Api.json(person.request().get("/logs")).get("items").get(0).get("id").asText();
            case "/admin/users" -> Api.newAccount().id();
            default -> throw new IllegalStateException("nobody knows what is in " + collection);
        };
    }

    private String linkedShoot() {
        String shoot = person.newCompletedShoot();
        person.reviewLink(shoot);
        return shoot;
    }

    private JsonNode newFeed() {
        return Api.json(person.sending(Map.of("name", "Phone", "scope", "all")).post("/calendar/feeds"));
    }

    private String feedToken() {
        return newFeed().get("url").asText().replaceAll(".*/|[.]ics$", "");
    }

    private String choice() {
        return Sandbox.outcome(Sandbox.allow(person.authorizationUrl("facebook"), Api.unique("ana") + ".pages")).get("choice");
    }

    private String photo() {
        String answer = person.request().contentType("image/png").body(Pictures.png(64, 48)).put("/profiles/me/photo")
                .asString();
        return answer.replaceAll("(?s).*/photos/([^/]+)/.*", "$1");
    }

    private String otherSession() {
        Api.sending(Map.of("email", person.email(), "password", Api.PASSWORD)).post("/auth/login");
        return Api.json(person.request().get("/users/me/sessions")).get("items").valueStream()
                .filter(session -> !session.get("current").asBoolean()).findFirst().orElseThrow().get("id").asText();
    }

    private List<String> offered(String choice) {
        return Api.json(person.request().get("/connection-choices/{id}", choice)).get("accounts")
                .findValuesAsText("platformUserId");
    }

    /** What has come by mail to make this operation work. */
    private String mailedToken() {
        if (operation.path().endsWith("/confirm")) {
            String address = Api.unique("lens") + "@example.com";
            person.sending(Map.of("newEmail", address, "password", Api.PASSWORD)).post("/users/me/email");
            return Mailbox.await(address).token();
        }
        if (operation.path().endsWith("/reset")) {
            Api.sending(Map.of("email", person.email())).post("/auth/password/forgot");
        } else {
            person.request().noContentType().post("/auth/email/verification");
        }
        return Mailbox.await(person.email()).token();
    }
}
