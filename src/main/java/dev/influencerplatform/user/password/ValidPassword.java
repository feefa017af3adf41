package dev.influencerplatform.user.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Provider;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Long enough, and short enough to be hashed; counted in code points (NIST SP 800-63B, section 3.1.1.2). */
@Constraint(validatedBy = ValidPassword.Check.class)
@Target({ ElementType.FIELD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
public @interface ValidPassword {

    int MAX_LENGTH = 128;
    int LOWEST_MIN_LENGTH = 8;

    String message() default "has the wrong length";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Reads the configured minimum, which is not there yet when validators are made. */
    @ApplicationScoped
    class Check implements ConstraintValidator<ValidPassword, String> {

        private final Provider<PasswordSettings> settings;

        Check(Provider<PasswordSettings> settings) {
            this.settings = settings;
        }

        @Override
        public boolean isValid(String password, ConstraintValidatorContext context) {
            if (password == null) {
                return true;
            }
            int minLength = Math.max(LOWEST_MIN_LENGTH, settings.get().minLength());
            int length = password.codePointCount(0, password.length());
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate("must have " + minLength + " to " + MAX_LENGTH + " characters")
                    .addConstraintViolation();
            return length >= minLength && length <= MAX_LENGTH;
        }
    }
}
