package dev.influencerplatform.profile.photo;

import dev.influencerplatform.common.image.RefusedImageException;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.ProblemType;
import dev.influencerplatform.common.problem.Violation;
import java.time.Duration;
import java.util.List;

/** The problems of photos. */
final class PhotoProblems {

    private static final ProblemType NOT_AN_IMAGE = new ProblemType("not-an-image", 422,
            "The body is not an image that can be read");
    private static final ProblemType IMAGE_TOO_LARGE = new ProblemType("image-too-large", 422,
            "The image has too many pixels");
    private static final ProblemType BUSY = new ProblemType("photos-busy", 503, "Too many photos at this moment");
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private PhotoProblems() {
    }

    static ProblemException refused(RefusedImageException refused) {
        return switch (refused.reason()) {
            case UNREADABLE -> NOT_AN_IMAGE.with(refused.getMessage());
            case TOO_LARGE -> IMAGE_TOO_LARGE.with(refused.getMessage());
        };
    }

    static ProblemException notAnImage() {
        return NOT_AN_IMAGE.with("Send a JPEG, PNG, WebP or GIF file as it is.");
    }

    static ProblemException otherThanItSays(String claimed, String found) {
        return NOT_AN_IMAGE.with("The body is another kind of image than its Content-Type says.")
                .because(List.of(Violation.ofHeader("Content-Type", "is " + claimed + ", but the body is " + found)));
    }

    static ProblemException tooSlow() {
        return ProblemType.BAD_REQUEST.with("The body took too long to arrive.");
    }

    static ProblemException busy() {
        return BUSY.with("Try again in a moment.").retryAfter(RETRY_AFTER);
    }

    /** Its files were taken for those of an upload that had died. */
    static ProblemException overtaken() {
        return ProblemType.CONCURRENT_CHANGE.with("The upload took too long; try again.");
    }
}
