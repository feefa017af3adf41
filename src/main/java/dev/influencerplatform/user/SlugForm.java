package dev.influencerplatform.user;

/** How the public name of a portfolio is written. */
public final class SlugForm {

    public static final int MIN_LENGTH = 3;
    public static final int MAX_LENGTH = 50;
    /** The length stands in front, as Java matches the rest by recursion. */
    public static final String REGEXP = "(?=.{" + MIN_LENGTH + "," + MAX_LENGTH + "}$)[a-z0-9](-?[a-z0-9])*";
    public static final String MESSAGE = "must be lower-case letters, digits and single hyphens between them";

    private SlugForm() {
    }
}
