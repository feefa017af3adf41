package dev.influencerplatform.common.limit;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import java.lang.reflect.Method;
import java.util.List;

/**
 * What limits an endpoint.
 *
 * @param isOpen whether nobody needs to be signed in; then tokens are not even looked at
 */
record Route(List<RateClass> classes, boolean isOpen) {

    static Route of(Method endpoint) {
        return new Route(classesOf(endpoint), isOpen(endpoint));
    }

    private static List<RateClass> classesOf(Method endpoint) {
        Limited limited = endpoint.isAnnotationPresent(Limited.class) ? endpoint.getAnnotation(Limited.class)
                : endpoint.getDeclaringClass().getAnnotation(Limited.class);
        boolean reads = endpoint.isAnnotationPresent(GET.class);
        if (limited == null) {
            return List.of(reads ? RateClass.READ : RateClass.WRITE);
        }
        return reads ? List.of(RateClass.READ, limited.value()) : List.of(limited.value());
    }

    /** As security annotations are read: those of the method come first. */
    private static boolean isOpen(Method endpoint) {
        boolean wantsSomebody = endpoint.isAnnotationPresent(Authenticated.class)
                || endpoint.isAnnotationPresent(RolesAllowed.class);
        return endpoint.isAnnotationPresent(PermitAll.class)
                || !wantsSomebody && endpoint.getDeclaringClass().isAnnotationPresent(PermitAll.class);
    }
}
