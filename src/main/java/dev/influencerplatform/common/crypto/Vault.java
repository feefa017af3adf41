package dev.influencerplatform.common.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Seals what the database keeps and must be read again: AES-256-GCM, bound to the place that it stands in, so that a sealed
 * value in another row or column does not open. It reads {@code <key id>.<Base64url>}.
 */
@Startup
@Singleton
public class Vault {

    /** Characters of a key id, which every sealed value starts with. */
    public static final int KEY_ID_LENGTH = 8;

    private static final String SEPARATOR = ".";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private final Map<String, Aead> byId = new LinkedHashMap<>();
    private final String currentKeyId;

    @Inject
    Vault(VaultSettings settings) throws GeneralSecurityException {
        this(settings.keys().orElseGet(() -> settings.localFolder()
                .map(folder -> LocalSecret.keptOrMade(Path.of(folder, "vault-key"), Base64Key::random)).orElse("")));
    }

    /** @param keys in Base64, separated by commas */
    public Vault(String keys) throws GeneralSecurityException {
        AeadConfig.register();
        for (String key : keys.split(",")) {
            if (!isKey(key)) {
                throw new IllegalStateException(
                        "VAULT_KEYS needs keys of 32 bytes in Base64. Make one: openssl rand -base64 32");
            }
            byte[] bytes = Base64Key.read(key);
            byId.put(idOf(bytes), aead(bytes));
        }
        currentKeyId = byId.keySet().iterator().next();
    }

    /** Whether a text can be a key: Base64 of 32 bytes. */
    public static boolean isKey(String text) {
        return Base64Key.isStrong(text) && Base64Key.read(text).length == Base64Key.BYTES;
    }

    /** @param place where it will stand: table, row, column, and whatever else it must not be parted from */
    public String seal(String secret, String... place) {
        try {
            byte[] sealed = byId.get(currentKeyId).encrypt(secret.getBytes(StandardCharsets.UTF_8), associated(place));
            return currentKeyId + SEPARATOR + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * @param place the one it was sealed for
     * @throws UnreadableSecretException when it was sealed for another, was changed, or its key is not here
     */
    public String open(String sealed, String... place) {
        Aead key = byId.get(keyIdOf(sealed));
        if (key == null) {
            throw UnreadableSecretException.withoutKey(keyIdOf(sealed));
        }
        try {
            if (!sealed.startsWith(SEPARATOR, KEY_ID_LENGTH)) {
                throw new GeneralSecurityException("no separator");
            }
            byte[] bytes = Base64.getUrlDecoder().decode(sealed.substring(KEY_ID_LENGTH + SEPARATOR.length()));
            return new String(key.decrypt(bytes, associated(place)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException changed) {
            throw UnreadableSecretException.changed(place[0]);
        }
    }

    /** The id of the key that seals now. */
    public String currentKeyId() {
        return currentKeyId;
    }

    public Set<String> keyIds() {
        return byId.keySet();
    }

    private static String keyIdOf(String sealed) {
        return sealed.substring(0, Math.min(KEY_ID_LENGTH, sealed.length()));
    }

    /** A hash of 256 random bits, cut short, tells nothing of them. */
    private static String idOf(byte[] key) {
        return HexFormat.of().formatHex(Sha256.keyed(key, "key id".getBytes(StandardCharsets.UTF_8))).substring(0,
                KEY_ID_LENGTH);
    }

    private static byte[] associated(String... place) {
        return String.join("\0", place).getBytes(StandardCharsets.UTF_8);
    }

    private static Aead aead(byte[] key) throws GeneralSecurityException {
        AesGcmParameters parameters = AesGcmParameters.builder().setKeySizeBytes(key.length).setIvSizeBytes(NONCE_BYTES)
                .setTagSizeBytes(TAG_BYTES).setVariant(AesGcmParameters.Variant.NO_PREFIX).build();
        AesGcmKey secret = AesGcmKey.builder().setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get())).build();
        return KeysetHandle.newBuilder().addEntry(KeysetHandle.importKey(secret).withRandomId().makePrimary()).build()
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
