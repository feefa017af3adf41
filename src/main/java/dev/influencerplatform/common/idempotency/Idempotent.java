package dev.influencerplatform.common.idempotency;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets clients repeat this POST safely with an {@code Idempotency-Key} (IETF draft-ietf-httpapi-idempotency-key-header):
 * key and effect commit together, and the first answer is given again for a day.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
public @interface Idempotent {

    /**
     * Whether the endpoint waits for somebody outside, which no transaction may do: then it makes its own, its work must be
     * safe to do twice at once, and the answer is kept after it.
     */
    @Nonbinding
    boolean leavesTheProcess() default false;
}
