package dev.influencerplatform.common.http;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** The answer to a creation: 201, where the new object is, and the object. */
public final class Created {

    private Created() {
    }

    /** @param path of the collection, or of the object itself when it has no id */
    public static <T extends View> RestResponse<T> in(String path, T view) {
        String location = view.id() == null ? path : path + "/" + view.id();
        return ResponseBuilder.<T> create(Status.CREATED).header(HttpHeaders.LOCATION, location).entity(view).build();
    }
}
