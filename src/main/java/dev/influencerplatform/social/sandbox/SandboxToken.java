package dev.influencerplatform.social.sandbox;

import dev.influencerplatform.common.crypto.RandomToken;
import dev.influencerplatform.common.crypto.Sha256;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A token that says itself what it opens, so that it outlives the process that gave it out. Its check value keeps mistakes
 * out, not attackers: there is nothing behind it.
 *
 * @param subject what it opens where that is not the account itself, like one Page of several; else empty
 * @param serial which one it is of those that came of one consent
 * @param consentedAt when the person was last there, in milliseconds of the epoch, as are {@code issuedAt} and
 *        {@code expiresAt}
 */
public record SandboxToken(Kind kind, String account, String subject, List<String> scopes, int serial, long consentedAt,
        long issuedAt, long expiresAt) {

    private static final int CHECK_LENGTH = 12;

    /** What it is for, with how a real one begins. */
    public enum Kind {
        INSTAGRAM_SHORT("IGAA"),
        INSTAGRAM_LONG("IGAA"),
        FACEBOOK_SHORT("EAA"),
        FACEBOOK_LONG("EAA"),
        FACEBOOK_PAGE("EAA"),
        GOOGLE_ACCESS("ya29."),
        GOOGLE_REFRESH("1//0");

        private final String beginning;

        Kind(String beginning) {
            this.beginning = beginning;
        }
    }

    /** A token of an account itself, from now on. */
    public static SandboxToken of(Kind kind, SandboxCodes.Grant grant, Instant now, Duration life) {
        return new SandboxToken(kind, grant.account(), "", grant.scopes(), 0, now.toEpochMilli(), now.toEpochMilli(),
                now.plus(life).toEpochMilli());
    }

    /** The same grant in another token. */
    public SandboxToken renewed(Kind as, Instant now, Duration life) {
        return new SandboxToken(as, account, subject, scopes, serial + 1, consentedAt, now.toEpochMilli(),
                now.plus(life).toEpochMilli());
    }

    public SandboxToken ofSubject(String another) {
        return new SandboxToken(kind, account, another, scopes, serial, consentedAt, issuedAt, expiresAt);
    }

    public boolean isExpired(Instant now) {
        return expiresAt <= now.toEpochMilli();
    }

    public boolean allows(String scope) {
        return scopes.contains(scope);
    }

    /** Different each time, as real ones are. */
    public String text() {
        JsonObject json = new JsonObject().put("k", kind.name()).put("a", account).put("s", subject)
                .put("p", new JsonArray(scopes)).put("n", serial).put("c", consentedAt).put("i", issuedAt).put("e", expiresAt)
                .put("r", RandomToken.next().substring(0, CHECK_LENGTH));
        String body = base64(json.encode().getBytes(StandardCharsets.UTF_8));
        return kind.beginning + body + checkOf(body);
    }

    /** The token that a text is, if it is one of the wanted kinds. */
    public static Optional<SandboxToken> read(String text, Kind... wanted) {
        return Arrays.stream(wanted).flatMap(kind -> readAs(kind, text).stream()).findFirst();
    }

    private static Optional<SandboxToken> readAs(Kind kind, String text) {
        if (text == null || !text.startsWith(kind.beginning) || text.length() < kind.beginning.length() + CHECK_LENGTH) {
            return Optional.empty();
        }
        int end = text.length() - CHECK_LENGTH;
        String body = text.substring(kind.beginning.length(), end);
        if (!checkOf(body).equals(text.substring(end))) {
            return Optional.empty();
        }
        JsonObject json = new JsonObject(new String(Base64.getUrlDecoder().decode(body), StandardCharsets.UTF_8));
        return json.getString("k").equals(kind.name()) ? Optional.of(of(kind, json)) : Optional.empty();
    }

    private static SandboxToken of(Kind kind, JsonObject json) {
        return new SandboxToken(kind, json.getString("a"), json.getString("s"),
                json.getJsonArray("p").stream().map(String.class::cast).toList(), json.getInteger("n"),
                json.getLong("c", json.getLong("i")), json.getLong("i"), json.getLong("e"));
    }

    private static String checkOf(String body) {
        return base64(Sha256.of("sandbox", body)).substring(0, CHECK_LENGTH);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
