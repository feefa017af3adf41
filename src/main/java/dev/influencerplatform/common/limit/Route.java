package dev.influencerplatform.common.limit;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What limits an endpoint.
 *
 * @param policies as a header says them
 * @param isOpen whether nobody needs to be signed in; then tokens are not even looked at
 */
record Route(List<RateClass> classes, String policies, boolean isOpen) {

    static Route of(Method endpoint, Limits limits) {
        List<RateClass> classes = classesOf(endpoint);
        return new Route(classes, classes.stream().map(limits::policy).collect(Collectors.joining(", ")), isOpen(endpoint));
    }

    boolean countsOnlyMisses() {
        return classes.stream().anyMatch(RateClass::countsOnlyMisses);
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
