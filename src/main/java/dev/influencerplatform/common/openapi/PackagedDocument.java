package dev.influencerplatform.common.openapi;

import io.quarkus.arc.Unremovable;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The OpenAPI document as the build has written it. For filters that run later than ours, Quarkus would read it at each start
 * and write it again in both formats: a tenth of a start for the same bytes.
 */
@Unremovable
@UnlessBuildProfile("dev")
@Alternative
@Priority(1)
@Singleton
public class PackagedDocument extends OpenApiDocumentService {

    private final Map<Format, byte[]> documents = new EnumMap<>(Format.class);

    PackagedDocument() {
        OpenApiConstants.classLoader = new ClassLoader(null) { // where nothing is found, nothing is prepared
        };
    }

    /** @param name of the document; there is one */
    @Override
    public synchronized byte[] getDocument(String name, Format format) {
        return documents.computeIfAbsent(format, PackagedDocument::read);
    }

    private static byte[] read(Format format) {
        String name = OpenApiConstants.BASE_NAME + "." + format;
        try (InputStream document = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            return Objects.requireNonNull(document, name).readAllBytes();
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
