package dev.influencerplatform.log;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Writes what this endpoint does to the activity log: its success with the change itself, its refusal on its own;
 * input that cannot be read or is not valid leaves no entry.
 * Ids and dates from the path are kept; of the body only the fields named here.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
public @interface Logged {

    /** The action's name, snake_case, as {@code logs.action} holds it. */
    @Nonbinding
    String value() default "";

    /** The fields of the body that may be written: the allow-list. */
    @Nonbinding
    String[] fields() default {};
}
