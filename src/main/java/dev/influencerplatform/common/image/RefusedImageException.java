package dev.influencerplatform.common.image;

/** A file is not a picture that we read; its message says why, for people. */
public class RefusedImageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What is wrong with it. */
    public enum Reason {
        /** It is no picture, another one than it claims, or broken. */
        UNREADABLE,
        /** Its pixels are too many, whatever the file's size. */
        TOO_LARGE
    }

    private final Reason reason;

    RefusedImageException(Reason reason, String message) {
        // no stack trace: this is an answer, not a fault
        super(message, null, false, false);
        this.reason = reason;
    }

    static RefusedImageException broken() {
        return new RefusedImageException(Reason.UNREADABLE, "The file ends too early, or is broken.");
    }

    static RefusedImageException unsupported(String what) {
        return new RefusedImageException(Reason.UNREADABLE, what + " are not supported.");
    }

    public Reason reason() {
        return reason;
    }
}
