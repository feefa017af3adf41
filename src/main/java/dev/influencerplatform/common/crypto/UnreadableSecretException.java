package dev.influencerplatform.common.crypto;

/** A sealed secret was not sealed for this place, or was changed since. */
public class UnreadableSecretException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableSecretException(String message) {
        super(message, null, false, false);
    }
}
