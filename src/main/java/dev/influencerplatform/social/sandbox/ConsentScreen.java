package dev.influencerplatform.social.sandbox;

import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Asks for consent, and sends the browser back with the answer. The form's fields can be posted without the page, too:
 * {@code account}, {@code decision} (allow or deny) and {@code scope}, once for each; without any scope all are granted.
 */
@Singleton
@IfBuildProfile(anyOf = { "dev", "test" })
public class ConsentScreen {

    private static final String CLIENT_ID = "sandbox-app";

    private final SandboxCodes codes;
    private final SandboxAccounts accounts;
    private final String ourHost;

    ConsentScreen(SandboxCodes codes, SandboxAccounts accounts, @ConfigProperty(name = "app.public-api-url") URI ourUrl) {
        this.codes = codes;
        this.accounts = accounts;
        this.ourHost = ourUrl.getHost();
    }

    void end(@Observes Router router) {
        router.get("/sandbox/return").handler(call -> show(call, 200, ConsentPage.end(call.queryParams())));
    }

    public void open(Router router, ConsentRules rules) {
        router.getWithRegex(rules.path()).handler(call -> ask(call, rules));
        router.postWithRegex(rules.path()).handler(call -> answer(call, rules));
    }

    private void ask(RoutingContext call, ConsentRules rules) {
        Consent consent = Consent.of(rules.platform(), call.queryParams(), rules.scopesOtherwise());
        Optional<String> objection = objectionTo(consent);
        if (objection.isPresent()) {
            show(call, 400, ConsentPage.refusal(objection.get()));
        } else {
            show(call, 200, ConsentPage.of(consent));
        }
    }

    private void answer(RoutingContext call, ConsentRules rules) {
        Consent consent = Consent.of(rules.platform(), call.queryParams(), rules.scopesOtherwise());
        MultiMap form = call.request().formAttributes();
        Optional<String> account = SandboxAccount.nameIn(form.get("account"));
        Optional<String> objection = objectionTo(consent);
        if (objection.isPresent()) {
            show(call, 400, ConsentPage.refusal(objection.get()));
        } else if ("deny".equals(form.get("decision"))) {
            sendBack(call, consent, rules.denial(), "");
        } else if (account.isEmpty()) {
            show(call, 400, ConsentPage.refusal("An account's name has letters, digits, dots and dashes, up to 60."));
        } else {
            allow(call, rules, consent, accounts.of(account.get()));
        }
    }

    private void allow(RoutingContext call, ConsentRules rules, Consent consent, SandboxAccount account) {
        List<String> granted = granted(call.request().formAttributes(), consent, account);
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("code", codes.issue(rules.codeBeginning(), consent, account.name(), granted));
        if (rules.tellsScopes()) {
            parameters.put("scope", String.join(" ", granted));
        }
        sendBack(call, consent, parameters, rules.fragment());
    }

    private static List<String> granted(MultiMap form, Consent consent, SandboxAccount account) {
        boolean all = !form.contains("scope") && !form.contains("chosen");
        List<String> granted = consent.scopes().stream().filter(scope -> all || form.getAll("scope").contains(scope)).toList();
        return account.has(Fault.MISSING) && granted.size() == consent.scopes().size() && !granted.isEmpty()
                ? granted.subList(0, granted.size() - 1)
                : granted;
    }

    /** The sandbox sends nobody anywhere but to this application's own callbacks, or it would lead anywhere (CWE-601). */
    private Optional<String> objectionTo(Consent consent) {
        if (!CLIENT_ID.equals(consent.clientId())) {
            return Optional.of("Invalid platform app: no app has this client_id.");
        }
        return isOurs(consent) ? Optional.empty() : Optional.of("The redirect_uri is not one of this app.");
    }

    private boolean isOurs(Consent consent) {
        try {
            URI uri = URI.create(consent.redirectUri() == null ? "" : consent.redirectUri());
            return uri.getPath() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null
                    && List.of(ourHost, "localhost", "127.0.0.1").contains(uri.getHost())
                    && uri.getPath().endsWith("/api/v1/credentials/" + consent.platform() + "/callback");
        } catch (IllegalArgumentException noUri) {
            return false;
        }
    }

    private static void sendBack(RoutingContext call, Consent consent, Map<String, String> parameters, String fragment) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        if (consent.state() != null) {
            all.put("state", consent.state());
        }
        String query = all.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        call.response().setStatusCode(302).putHeader("Cache-Control", "no-store")
                .putHeader("Location", consent.redirectUri() + "?" + query + fragment).end();
    }

    private static void show(RoutingContext call, int status, String page) {
        HttpServerResponse response = call.response().setStatusCode(status);
        response.putHeader("Content-Security-Policy", ConsentPage.POLICY);
        response.putHeader("Content-Type", "text/html;charset=utf-8").putHeader("Cache-Control", "no-store").end(page);
    }
}
