package dev.influencerplatform.credential.connect;

/** A connection did not come about, for a reason that the front end shows. */
class ConnectException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String code;

    ConnectException(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }
}
