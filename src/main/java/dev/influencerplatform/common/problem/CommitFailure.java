package dev.influencerplatform.common.problem;

/** The last changes of a transaction failed, or the commit that went with them. */
public final class CommitFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommitFailure(Throwable cause) {
        super(cause);
    }
}
