package dev.influencerplatform.social.sandbox;

import dev.influencerplatform.common.crypto.Sha256;
import dev.influencerplatform.social.Platform;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** The page on which somebody chooses an account and allows or denies, with the faults that can be rehearsed. */
final class ConsentPage {

    private static final String STYLE = """
            body { font: 16px/1.5 system-ui, sans-serif; color: #1c1e21; background: #f2f4f7; margin: 0; padding: 2rem 1rem }
            main { background: #fff; max-width: 40rem; margin: auto; padding: 1.5rem 2rem; border-radius: 12px;
              box-shadow: 0 1px 4px #0002; overflow-wrap: anywhere }
            h1 { font-size: 1.4rem; margin: 0 } h2 { font-size: 1rem; margin: 2rem 0 .5rem }
            .note { color: #5b6270; font-size: .875rem; margin: .25rem 0 1.25rem }
            label, fieldset { display: block; margin: .75rem 0 } fieldset { border: 1px solid #d5d9e0; border-radius: 8px }
            fieldset label { margin: .25rem 0 }
            input[name=account] { font: inherit; width: 100%; box-sizing: border-box; padding: .5rem .75rem;
              border: 1px solid #8b93a1; border-radius: 8px }
            button { font: inherit; font-weight: 600; padding: .6rem 1.4rem; border-radius: 8px; cursor: pointer;
              border: 1px solid #8b93a1; background: #fff; color: inherit; margin-right: .5rem }
            button[value=allow] { background: #1459c7; border-color: #1459c7; color: #fff }
            :focus-visible { outline: 3px solid #8ab4f8; outline-offset: 1px }
            table { border-collapse: collapse; font-size: .875rem; width: 100% }
            th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; border-top: 1px solid #e6e9ee }
            th { font: 600 .875rem ui-monospace, monospace; white-space: nowrap }
            """;

    /**
     * Its own style is all that the page may have. No form-action: browsers apply it to where the form's answer redirects to,
     * which is the application's callback and then the front end, wherever that runs.
     */
    static final String POLICY = "default-src 'none'; style-src 'sha256-"
            + Base64.getEncoder().encodeToString(Sha256.of(STYLE.getBytes(StandardCharsets.UTF_8)))
            + "'; base-uri 'none'; frame-ancestors 'none'";

    private static final Map<Platform, String> NAMES = Map.of(Platform.instagram, "Instagram", Platform.facebook, "Facebook",
            Platform.youtube, "YouTube");

    private ConsentPage() {
    }

    static String of(Consent consent) {
        String platform = NAMES.get(consent.platform());
        return page(platform + " sandbox", """
                <h1>Connect your %1$s account</h1>
                <p class="note">This is the sandbox: it plays %1$s in dev and test. No real account is touched.</p>
                <form method="post">
                <input type="hidden" name="chosen" value="true">
                <label>Account <input name="account" value="ana" maxlength="60" required autofocus autocomplete="off"
                  spellcheck="false" autocapitalize="none"></label>
                <fieldset><legend>The app would like to have</legend>
                %2$s</fieldset>
                <button name="decision" value="allow">Allow</button>
                <button name="decision" value="deny" formnovalidate>Deny</button>
                </form>
                <h2>Faults to rehearse</h2>
                <p class="note">Any name is an account. A word of its name, set off by a dot or a dash, makes it misbehave:
                <code>ana.throttled</code>, <code>ben-expired</code>.</p>
                <table><tbody>
                %3$s</tbody></table>
                """.formatted(platform, scopes(consent), faults(consent.platform())));
    }

    /** Where browsers end that no front end waits for. */
    static String end(MultiMap told) {
        String rows = told.entries().stream().map(one -> "<tr><th scope=\"row\">%s</th><td>%s</td></tr>\n"
                .formatted(escaped(one.getKey()), escaped(one.getValue()))).collect(Collectors.joining());
        return page("Sandbox",
                """
                        <h1>Back from the platform</h1>
                        <p class="note">This page stands in for a front end: give <code>redirectTo</code> with
                        <code>POST /api/v1/credentials/{platform}/authorize</code>, and browsers come back to yours instead. It would have
                        been told:</p>
                        <table><tbody>
                        %s</tbody></table>
                        """
                        .formatted(rows));
    }

    static String refusal(String why) {
        return page("Sandbox", "<h1>This does not work</h1>\n<p>" + escaped(why) + "</p>\n");
    }

    private static String scopes(Consent consent) {
        return consent.scopes().stream().map(ConsentPage::escaped)
                .map(scope -> "<label><input type=\"checkbox\" name=\"scope\" value=\"%1$s\" checked> %1$s</label>\n"
                        .formatted(scope))
                .collect(Collectors.joining());
    }

    private static String faults(Platform platform) {
        return Arrays.stream(Fault.values()).filter(fault -> fault.isPlayedBy(platform))
                .map(fault -> "<tr><th scope=\"row\">%s</th><td>%s.</td></tr>\n".formatted(fault.word(),
                        escaped(fault.meaning())))
                .collect(Collectors.joining());
    }

    private static String page(String title, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><title>%s</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <style>%s</style></head>
                <body><main>
                %s</main></body>
                </html>
                """.formatted(title, STYLE, body);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
