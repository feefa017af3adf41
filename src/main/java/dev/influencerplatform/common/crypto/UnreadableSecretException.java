package dev.influencerplatform.common.crypto;

/** A sealed secret was not sealed for this place, was changed since, or its key is not here. */
public class UnreadableSecretException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean keyMissing;

    private UnreadableSecretException(String message, boolean keyMissing) {
        super(message, null, false, false);
        this.keyMissing = keyMissing;
    }

    static UnreadableSecretException withoutKey(String keyId) {
        return new UnreadableSecretException("VAULT_KEYS lacks the key " + keyId, true);
    }

    static UnreadableSecretException changed(String table) {
        return new UnreadableSecretException("A sealed value in " + table + " was changed or moved", false);
    }

    /** Whether it may be readable elsewhere, or once the settings are mended. */
    public boolean isKeyMissing() {
        return keyMissing;
    }
}
