package dev.influencerplatform.common.http;

import dev.influencerplatform.common.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;

/** Refuses parameters without a value: the framework takes them for absent, and a filter or a wish would be lost. */
@Provider
public class EmptyParameters implements ContainerRequestFilter {

    /** Where a platform sends browsers to: its parameters are its own. */
    private static final String FOREIGN = "/callback";

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getUriInfo().getPath().endsWith(FOREIGN)) {
            return;
        }
        for (Map.Entry<String, List<String>> parameter : request.getUriInfo().getQueryParameters().entrySet()) {
            if (parameter.getValue().contains("")) {
                throw ProblemException.badParameter(parameter.getKey(), "must not be empty; leave it out");
            }
        }
    }
}
