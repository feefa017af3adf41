package dev.influencerplatform.common.idempotency;

/** The request was answered before; thrown to leave the endpoint without running it, whatever it returns. */
class AnswerReplayed extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient StoredAnswer answer;

    AnswerReplayed(StoredAnswer answer) {
        super(null, null, false, false);
        this.answer = answer;
    }

    StoredAnswer answer() {
        return answer;
    }
}
