package dev.influencerplatform.review;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.influencerplatform.common.problem.ProblemException;

/** Reads telephone numbers in any form that people write. */
final class PhoneNumbers {

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final String UNKNOWN_REGION = "ZZ";

    private PhoneNumbers() {
    }

    /**
     * The number as ITU-T E.164 writes it.
     *
     * @param country ISO 3166 code of the country that a number without country code belongs to, or empty
     */
    static String normalise(String text, String country) {
        try {
            PhoneNumber number = LIBRARY.parse(text, country.isEmpty() ? UNKNOWN_REGION : country);
            if (LIBRARY.isValidNumber(number)) {
                return LIBRARY.format(number, PhoneNumberFormat.E164);
            }
        } catch (NumberParseException unreadable) {
            // the same answer as for a number that nobody can have
        }
        throw ProblemException.invalid("clientNumber",
                "must be a telephone number with its country code, like +49 1512 3456789");
    }
}
