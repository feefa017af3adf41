package dev.influencerplatform.common.validation;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** An absolute http or https address of at most 2048 characters, which a page may link to without running anything. */
@Constraint(validatedBy = WebAddress.Check.class)
@Target({ ElementType.FIELD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
public @interface WebAddress {

    int LONGEST = 2048;

    String message() default "must be a web address like https://example.com/page";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Reads it as the JDK does. */
    class Check implements ConstraintValidator<WebAddress, String> {

        private static final Set<String> SCHEMES = Set.of("http", "https");

        @Override
        public boolean isValid(String address, ConstraintValidatorContext context) {
            return address == null || address.length() <= LONGEST && isWebAddress(address);
        }

        private static boolean isWebAddress(String address) {
            try {
                URI uri = new URI(address);
                // user info would let an address pretend to be another's
                return uri.getScheme() != null && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                        && uri.getHost() != null
                        && uri.getRawUserInfo() == null;
            } catch (URISyntaxException unreadable) {
                return false;
            }
        }
    }
}
