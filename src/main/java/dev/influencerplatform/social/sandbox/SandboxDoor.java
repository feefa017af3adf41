package dev.influencerplatform.social.sandbox;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * What all played platforms share at their door; and what tests may do: {@code GET /sandbox/calls?account=<name>} counts what
 * an account was asked for, {@code POST /sandbox/accounts/<name>} gives it other faults ({@code fault=revoked}, or none).
 */
@Singleton
@IfBuildProfile(anyOf = { "dev", "test" })
class SandboxDoor {

    private static final int BETWEEN_GUARD_AND_CORS = 950;
    private static final int MAX_BODY = 64 * 1024;

    private final SandboxAccounts accounts;
    private final SandboxCalls calls;

    SandboxDoor(SandboxAccounts accounts, SandboxCalls calls) {
        this.accounts = accounts;
        this.calls = calls;
    }

    /** The consent form is posted by a page of the platform's own, which is no foreign origin there. */
    void admit(@Observes Filters filters) {
        filters.register(call -> {
            if (call.request().path().startsWith("/sandbox/")) {
                call.request().headers().remove("Origin");
            }
            call.next();
        }, BETWEEN_GUARD_AND_CORS);
    }

    /** Before the routes of the platforms, which want bodies to have been read. */
    void routes(@Observes @Priority(1) Router router) {
        router.route("/sandbox/*").handler(BodyHandler.create(false).setBodyLimit(MAX_BODY));
        router.get("/sandbox/calls").handler(this::tell);
        router.post("/sandbox/accounts/:name").handler(this::rescript);
    }

    private void tell(RoutingContext call) {
        named(call, call.queryParams().get("account"))
                .ifPresent(name -> call.response().putHeader("Content-Type", "application/json").end(calls.of(name).encode()));
    }

    private void rescript(RoutingContext call) {
        named(call, call.pathParam("name")).ifPresent(name -> {
            accounts.rescript(name, Fault.in(String.join(" ", call.request().formAttributes().getAll("fault"))));
            call.response().setStatusCode(204).end();
        });
    }

    private static Optional<String> named(RoutingContext call, String text) {
        Optional<String> name = SandboxAccount.nameIn(text);
        if (name.isEmpty()) {
            call.response().setStatusCode(400).putHeader("Content-Type", "application/json")
                    .end(new JsonObject().put("error", "no account can be called so").encode());
        }
        return name;
    }
}
