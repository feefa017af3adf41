package dev.influencerplatform.user.password;

import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.matchers.Dictionary;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.ProblemType;
import dev.influencerplatform.common.problem.Violation;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which passwords everybody would try first (NIST SP 800-63B, section 3.1.1.2): common and leaked ones, words, names, and what
 * is known of the account. The whole password is compared, in any case of letters; there are no rules on its composition.
 */
@Singleton
public class PasswordRules {

    static final ProblemType WEAK_PASSWORD = new ProblemType("weak-password", 422, "The password is too easy to guess");

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final List<String> PRODUCT = List.of("influencer platform", "influencer-platform");

    /**
     * @param field the one of the request that holds it
     * @param known what is known of the account: its address, its names; null where nothing is
     */
    public void require(String password, String field, List<String> known) {
        String folded = folded(password);
        if (Common.WORDS.contains(folded)) {
            throw weak(field, "is among the passwords that are tried first");
        }
        if (contextWords(known).anyMatch(folded::equals)) {
            throw weak(field, "is the name or the address of the account");
        }
    }

    private static Stream<String> contextWords(List<String> known) {
        return Stream.concat(PRODUCT.stream(), known.stream().filter(Objects::nonNull))
                .flatMap(word -> Stream.of(word, word.replaceAll("@.*$", ""))).map(PasswordRules::folded);
    }

    /** Without blanks, as a name is easily written together. */
    private static String folded(String text) {
        return BLANKS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    private static ProblemException weak(String field, String message) {
        return WEAK_PASSWORD.with("Choose one that nobody else has, such as a few words that do not belong together.")
                .because(List.of(Violation.ofBody(field, message)));
    }

    /** Read for the first password that is chosen: an instance that has none to check starts earlier and is smaller. */
    private static final class Common {

        static final Set<String> WORDS = words();

        private static Set<String> words() {
            try {
                return StandardDictionaries.loadAllDictionaries().stream().map(Dictionary::getFrequencies).flatMap(List::stream)
                        .filter(word -> word.length() >= ValidPassword.LOWEST_MIN_LENGTH).map(PasswordRules::folded)
                        .collect(Collectors.toSet());
            } catch (IOException damaged) {
                throw new UncheckedIOException(damaged);
            }
        }
    }
}
