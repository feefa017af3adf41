package dev.influencerplatform.common.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sealed, and what opens it. */
class VaultTest {

    private static final String OLD = Base64Key.random();
    private static final String NEW = Base64Key.random();

    private final Vault vault = vault(OLD);

    private static Vault vault(String keys) {
        try {
            return new Vault(keys);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void whatIsSealedOpensInItsPlace() {
        String sealed = vault.seal("ya29.secret 🔑", "credentials", "1", "access_token");
        assertThat(sealed).startsWith(vault.currentKeyId() + ".").doesNotContain("ya29");
        assertThat(vault.open(sealed, "credentials", "1", "access_token")).isEqualTo("ya29.secret 🔑");
    }

    @Test
    void twoSealsOfOneSecretDiffer() {
        assertThat(vault.seal("x", "a")).isNotEqualTo(vault.seal("x", "a"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "credentials|2|access_token", "credentials|1|refresh_token", "other|1|access_token",
            "credentials|1", "credentials1|access_token" })
    void nothingOpensElsewhere(String place) {
        String sealed = vault.seal("x", "credentials", "1", "access_token");
        assertThatExceptionOfType(UnreadableSecretException.class).isThrownBy(() -> vault.open(sealed, place.split("[|]")));
    }

    @Test
    void aChangedSealDoesNotOpen() {
        String sealed = vault.seal("x", "a");
        // the last character has bits that say nothing
        for (int i = 0; i < sealed.length() - 1; i++) {
            String changed = sealed.substring(0, i) + (sealed.charAt(i) == 'A' ? 'Q' : 'A') + sealed.substring(i + 1);
            assertThatExceptionOfType(UnreadableSecretException.class).as(changed).isThrownBy(() -> vault.open(changed, "a"));
        }
        assertThatExceptionOfType(UnreadableSecretException.class)
                .isThrownBy(() -> vault.open(sealed.substring(0, sealed.length() / 2), "a"));
    }

    @Test
    void severalKeysOpenAndTheFirstSeals() {
        String sealed = vault.seal("x", "a");
        Vault both = vault(NEW + "," + OLD);
        assertThat(both.open(sealed, "a")).isEqualTo("x");
        assertThat(both.currentKeyId()).isEqualTo(vault(NEW).currentKeyId());
        assertThatExceptionOfType(UnreadableSecretException.class).isThrownBy(() -> vault(NEW).open(sealed, "a"))
                .withMessage("VAULT_KEYS lacks the key " + vault.currentKeyId());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "short", "c2hvcnQ=", "not base64 at all, but long enough to be a key" })
    void aWeakKeyIsNone(String key) {
        assertThatIllegalStateException().isThrownBy(() -> vault(key)).withMessageContaining("VAULT_KEYS");
    }
}
