package dev.influencerplatform.social.sandbox;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a played platform says to a call. */
public record SandboxAnswer(int status, JsonObject body, Map<String, String> headers) {

    public static SandboxAnswer ok(JsonObject body) {
        return of(200, body);
    }

    public static SandboxAnswer of(int status, JsonObject body) {
        return new SandboxAnswer(status, body, Map.of());
    }

    public SandboxAnswer with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new SandboxAnswer(status, body, all);
    }

    public boolean isError() {
        return status >= 400;
    }
}
