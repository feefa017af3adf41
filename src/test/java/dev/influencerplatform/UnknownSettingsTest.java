package dev.influencerplatform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.configuration.ConfigurationReference;
import dev.influencerplatform.support.WithApplication;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A misspelt variable is named, a right one never. */
@WithApplication
class UnknownSettingsTest {

    @Inject
    UnknownSettings settings;

    @Test
    void aMisspeltVariableIsNamedWithTheNearest() {
        assertThat(settings.warning(Set.of("APP_LIMTS_READ", "APP_SOCIAL_FACEBOOK_CONFG_ID", "APP_LIMITS_READ")))
                .hasValueSatisfying(warning -> assertThat(warning).contains(
                        "APP_LIMTS_READ (APP_LIMITS_READ?), APP_SOCIAL_FACEBOOK_CONFG_ID (APP_SOCIAL_FACEBOOK_CONFIG_ID?);"));
    }

    @Test
    void whatIsNearToNothingIsNamedAlone() {
        assertThat(settings.warning(Set.of("APP_HOME", "PATH"))).hasValueSatisfying(
                warning -> assertThat(warning).startsWith("Variables that set nothing: APP_HOME; "));
    }

    @Test
    void everythingInTheReferenceIsKnown() throws IOException {
        Set<String> names = ConfigurationReference.namesOn(Files.readString(Path.of("docker", "CONFIGURATION.md")));
        names.add("APP_ADMINS_EMAILS_0_");

        assertThat(names).contains("APP_METRICS_RETENTION_INSTAGRAM", "APP_TOKENS_LOCAL_FOLDER");
        assertThat(settings.warning(names)).isEmpty();
    }
}
