package dev.influencerplatform.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.common.crypto.Vault;
import dev.influencerplatform.social.Access;
import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.Sandbox;
import dev.influencerplatform.support.ServerLog;
import dev.influencerplatform.support.WithApplication;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Where tokens are not: in a dump of the database, in the server's log, in the log of activities. */
@WithApplication
class TokenSecrecyTest {

    @Inject
    CredentialAccess access;
    @Inject
    Vault vault;

    private final Account sarah = Api.newAccount();
    private final String name = Api.unique("ana");

    private Access opened(String id) {
        return access.call(UUID.fromString(id), (connector, opened) -> opened);
    }

    private List<String> secretsOf(String id) {
        Access opened = opened(id);
        List<String> secrets = new ArrayList<>(List.of(opened.tokens().accessToken()));
        if (opened.tokens().refreshToken() != null) {
            secrets.add(opened.tokens().refreshToken());
        }
        return secrets;
    }

    @Test
    void aDumpAndTheLogsHoldNone() throws Exception {
        try (ServerLog log = new ServerLog("dev.influencerplatform", "io.quarkus.rest.client",
                "org.jboss.resteasy.reactive.client", "io.smallrye.faulttolerance")) {
            List<String> secrets = new ArrayList<>();
            for (String platform : List.of("instagram", "facebook", "youtube")) {
                String id = sarah.connect(platform, name);
                Eventually.pulled(id);
                secrets.addAll(secretsOf(id));
                Rows.update("UPDATE credentials SET refresh_due_at = now() AT TIME ZONE 'UTC' WHERE id = ?", id);
                Eventually
                        .until(() -> Rows.count("logs WHERE action = 'refresh_token' AND request_payload->>'credentialId' = ?",
                                id) == 1);
                secrets.addAll(secretsOf(id));
                for (String fault : List.of("broken", "garbage", "slow", "expired")) {
                    Sandbox.script(name, fault);
                    Rows.update(
                            "UPDATE syncs SET due_at = now() AT TIME ZONE 'UTC', started_at = finished_at + interval '1 second' "
                                    + "WHERE credential_id = ?",
                            id);
                    Eventually.pulled(id);
                }
                Sandbox.script(name);
            }
            var choice = Sandbox.outcome(Sandbox.allow(sarah.authorizationUrl("facebook"), name + ".pages"));
            assertThat(choice).containsKey("choice");
            Sandbox.script(name, "broken");
            String page = Rows.text("SELECT id FROM credentials WHERE user_id = ? AND platform = 'facebook'", sarah.id());
            sarah.request().delete("/credentials/{id}", page).then().statusCode(204);
            assertThat(Rows.count("revocations WHERE user_id = ?", sarah.id())).as("a grant that is still to be ended")
                    .isEqualTo(1);
            String dump = Rows.dump();
            assertThat(secrets).hasSizeGreaterThan(8).allSatisfy(secret -> {
                assertThat(dump).doesNotContain(secret);
                assertThat(log.text()).doesNotContain(secret);
            });
            assertThat(dump).contains(vault.currentKeyId() + ".").doesNotContain("access_token=");
            assertThat(log.text()).doesNotContain("access_token=", "client_secret=", "refresh_token=", "sandbox-secret");
        }
    }

    @Test
    void whatIsSealedWithAKeyThatIsToGoIsSealedAnew() throws Exception {
        String id = sarah.connect("youtube", name);
        Eventually.pulled(id);
        String token = opened(id).tokens().accessToken();
        Vault old = new Vault(ConfigProvider.getConfig().getValue("app.vault.keys", String.class).split(",")[1]);
        Rows.update("UPDATE credentials SET access_token = ? WHERE id = ?",
                old.seal(token, "credentials", id, sarah.id(), "youtube", "access_token"), id);
        assertThat(opened(id).tokens().accessToken()).as("it opens meanwhile").isEqualTo(token);
        Eventually.until(
                () -> Rows.count("credentials WHERE id = ? AND access_token LIKE ?", id, vault.currentKeyId() + ".%") == 1);
        assertThat(opened(id).tokens().accessToken()).isEqualTo(token);
    }
}
