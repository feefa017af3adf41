package dev.influencerplatform.configuration;

import java.util.Locale;

/**
 * A setting as operators see it.
 *
 * @param name
 *        the environment variable
 * @param meaning
 *        Markdown
 * @param value
 *        of which kind values are
 * @param preset
 *        what holds in production when it is not set, or nothing
 */
record Setting(String name, String meaning, String value, String preset) {

    private static final String SECRET = "Secret: ";
    private static final String SECRETS = ".*(_PASSWORD|_SECRET|_KEYS?)";

    static String environmentName(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** By its name, or because its words begin so. */
    boolean isSecret() {
        return value.equals(ValueKind.TEXT) && name.matches(SECRETS) || meaning.startsWith(SECRET);
    }

    String words() {
        return meaning.startsWith(SECRET) ? Settings.sentence(meaning.substring(SECRET.length())) : meaning;
    }

    boolean isForDevelopers() {
        return meaning.contains("for developers only");
    }
}
