package dev.influencerplatform.social.sandbox;

import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How often each account was asked for what, since the start. */
@Singleton
@IfBuildProfile(anyOf = { "dev", "test" })
public class SandboxCalls {

    private final Map<String, Map<Sort, AtomicInteger>> byAccount = new ConcurrentHashMap<>();

    /** What is told apart. */
    public enum Sort {
        /** A code, or a token of another kind, became a token. */
        EXCHANGES,
        /** A token was renewed, or was to be. */
        REFRESHES,
        /** Profile, numbers or media were asked for. */
        DATA,
        /** Media were listed from the beginning; these are data calls, too. */
        LISTINGS,
        /** A grant was withdrawn. */
        REVOCATIONS
    }

    /** Notes a call, and tells the how manieth of its sort it is: the first is 1. */
    public int count(SandboxAccount account, Sort sort) {
        return countOf(account.name(), sort).incrementAndGet();
    }

    public int soFar(SandboxAccount account, Sort sort) {
        return countOf(account.name(), sort).get();
    }

    JsonObject of(String account) {
        JsonObject counts = new JsonObject();
        for (Sort sort : Sort.values()) {
            counts.put(sort.name().toLowerCase(Locale.ROOT), countOf(account, sort).get());
        }
        return counts;
    }

    private AtomicInteger countOf(String account, Sort sort) {
        return byAccount.computeIfAbsent(account, any -> new ConcurrentHashMap<>()).computeIfAbsent(sort,
                any -> new AtomicInteger());
    }
}
