package dev.influencerplatform.support;

import com.atlassian.oai.validator.model.Body;
import com.atlassian.oai.validator.model.Request;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request whose parameters are as the server reads them; the validator takes them as a test wrote them. */
record DecodedRequest(Request encoded, Map<String, List<String>> parameters) implements Request {

    DecodedRequest(Request encoded, String uri) {
        this(encoded, new QueryStringDecoder(uri).parameters());
    }

    @Override
    public Collection<String> getQueryParameterValues(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    @Override
    public Collection<String> getQueryParameters() {
        return parameters.keySet();
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
