package dev.influencerplatform.common.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of an endpoint that clients are to leave it, and until when they have time to: each of its answers tells them, and the
 * OpenAPI document does. An endpoint's own goes before that of its resource.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
public @interface Retired {

    /** Day, like {@code 2026-12-01}, from which new clients should not use it. */
    String since();

    /** Day from which it may be gone, at least {@value Retirement#LEAST_MONTHS} months later. */
    String sunset();

    /** Path of what takes its place, which may have the path parameters of this one; none when nothing does. */
    String successor() default "";
}
