package dev.influencerplatform.support;

import com.atlassian.oai.validator.model.Body;
import com.atlassian.oai.validator.model.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** A request whose parameters are as the server reads them; the validator takes them as they travel. */
record DecodedRequest(Request encoded) implements Request {

    @Override
    public Collection<String> getQueryParameterValues(String name) {
        return encoded.getQueryParameterValues(name).stream().map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    public Collection<String> getQueryParameters() {
        return encoded.getQueryParameters();
    }

    @Override
    public String getPath() {
        return encoded.getPath();
    }

    @Override
    public Method getMethod() {
        return encoded.getMethod();
    }

    @Override
    public Optional<String> getBody() {
        return encoded.getBody();
    }

    @Override
    public Optional<Body> getRequestBody() {
        return encoded.getRequestBody();
    }

    @Override
    public Map<String, Collection<String>> getHeaders() {
        return encoded.getHeaders();
    }

    @Override
    public Collection<String> getHeaderValues(String name) {
        return encoded.getHeaderValues(name);
    }
}
