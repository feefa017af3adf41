package dev.influencerplatform.contract;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a document (Semantic Versioning 2.0.0).
 *
 * @param preRelease the tag behind the hyphen, like {@code beta.1}; empty for what is released
 */
record ContractVersion(int major, int minor, int patch, String preRelease) {

    private static final Pattern FORM = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)(?:-([0-9A-Za-z.-]+))?");
    private static final Pattern OF_DOCUMENT = Pattern.compile("(?ms)^info:\\n(?:  .*?\\n)??  version: \"?([^\"\\n]+)\"?$");

    /** Documents said 1.0.0 before anybody was given one: what counts begins here. */
    private static final ContractVersion FIRST_RELEASE = new ContractVersion(1, 1, 0, "");
    private static final Comparator<ContractVersion> NUMBERS = Comparator.comparingInt(ContractVersion::major)
            .thenComparingInt(ContractVersion::minor).thenComparingInt(ContractVersion::patch);

    static ContractVersion of(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("info.version is not like 1.2.0 or 1.2.0-beta.1: " + text);
        }
        return new ContractVersion(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)), parts.group(4) == null ? "" : parts.group(4));
    }

    static ContractVersion ofDocument(String yaml) {
        Matcher version = OF_DOCUMENT.matcher(yaml);
        if (!version.find()) {
            throw new IllegalArgumentException("The document has no info.version");
        }
        return of(version.group(1));
    }

    /** Whether clients may rely on a document of this version. */
    boolean isPromised() {
        return preRelease.isEmpty() && !isBeforeAnyRelease();
    }

    boolean isBeforeAnyRelease() {
        int numbers = NUMBERS.compare(this, FIRST_RELEASE);
        return numbers < 0 || numbers == 0 && !preRelease.isEmpty();
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch + (preRelease.isEmpty() ? "" : "-" + preRelease);
    }
}
