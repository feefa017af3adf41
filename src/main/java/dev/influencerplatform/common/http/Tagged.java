package dev.influencerplatform.common.http;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** An answer as it goes out, with its tag; it is not serialised again. */
public record Tagged(byte[] body, String tag) {

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Puts the bytes on the wire. */
    @Provider
    public static class Writer implements ServerMessageBodyWriter<Tagged> {

        @Override
        public boolean isWriteable(Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
            return type == Tagged.class;
        }

        @Override
        public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
            return type == Tagged.class;
        }

        @Override
        public void writeResponse(Tagged answer, Type genericType, ServerRequestContext exchange) {
            exchange.serverResponse().end(answer.body());
        }

        @Override
        public void writeTo(Tagged answer, Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType,
                MultivaluedMap<String, Object> headers, OutputStream out) throws IOException {
            out.write(answer.body());
        }
    }
}
