package dev.influencerplatform.profile;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The smallest budget is not above the largest. */
@Constraint(validatedBy = BudgetRange.Check.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface BudgetRange {

    String message() default "must not be less than minBudget";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Blames the larger one. */
    class Check implements ConstraintValidator<BudgetRange, ProfileFields> {

        @Override
        public boolean isValid(ProfileFields fields, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("maxBudget").addConstraintViolation();
            return fields.minBudget() == null || fields.maxBudget() == null || fields.minBudget() <= fields.maxBudget();
        }
    }
}
