package dev.influencerplatform.common.http;

import dev.influencerplatform.common.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/**
 * Refuses parameters without a value, which the framework takes for absent, so that a filter or a wish would be lost; and
 * values that are longer than anything can be.
 */
@Provider
public class RequestParameters implements ContainerRequestFilter {

    public static final int LONGEST = 255;

    /** Where a platform sends browsers to: its parameters are its own. */
    private static final String FOREIGN = "/callback";
    private static final int LONGEST_OF_FOREIGN = 1000;

    @Override
    public void filter(ContainerRequestContext request) {
        boolean foreign = request.getUriInfo().getPath().endsWith(FOREIGN);
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (!foreign && values.contains("")) {
                throw ProblemException.badParameter(name, "must not be empty; leave it out");
            }
            checkLength(name, values, foreign ? LONGEST_OF_FOREIGN : LONGEST);
        });
        request.getUriInfo().getPathParameters().forEach((name, values) -> checkLength(name, values, LONGEST));
    }

    private static void checkLength(String name, List<String> values, int longest) {
        if (values.stream().anyMatch(value -> value.codePointCount(0, value.length()) > longest)) {
            throw ProblemException.badParameter(name, "must have at most " + longest + " characters");
        }
    }
}
