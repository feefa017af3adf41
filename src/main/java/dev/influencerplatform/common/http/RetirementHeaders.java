package dev.influencerplatform.common.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells clients with every answer, errors included, that the endpoint is retired. */
@Provider
public class RetirementHeaders implements DynamicFeature {

    private record OfEndpoint(Retirement retirement) implements ContainerResponseFilter {

        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            response.getHeaders().putSingle("Deprecation", retirement.deprecationHeader());
            response.getHeaders().putSingle("Sunset", retirement.sunsetHeader());
            if (retirement.hasSuccessor()) {
                Map<String, String> parameters = request.getUriInfo().getPathParameters().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, parameter -> parameter.getValue().get(0)));
                response.getHeaders().add(HttpHeaders.LINK, retirement.linkHeader(parameters));
            }
        }
    }

    @Override
    public void configure(ResourceInfo endpoint, FeatureContext filters) {
        Retired ofMethod = endpoint.getResourceMethod().getAnnotation(Retired.class);
        Retired retired = ofMethod != null ? ofMethod : endpoint.getResourceClass().getAnnotation(Retired.class);
        if (retired != null) {
            filters.register(new OfEndpoint(Retirement.of(retired)));
        }
    }
}
