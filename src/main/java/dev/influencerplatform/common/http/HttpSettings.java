package dev.influencerplatform.common.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How the service meets the network around it. */
@ConfigMapping(prefix = "app.http")
public interface HttpSettings {

    /**
     * Origins of the browsers that may call everything ({@code https://app.example.com}), separated by commas.
     * Public GETs are open to all origins.
     */
    List<String> corsOrigins();

    /** Whether each request is a line in the log. */
    @WithDefault("false")
    boolean accessLog();

    /** Paths, as regular expressions, whose GETs a browser's page of any origin may read. */
    List<String> publicReads();

    /** How large a body may be where no larger one is meant. */
    @WithDefault("1M")
    MemorySize maxBodySize();

    /** How long such a body may take to arrive, from its head to its last byte. */
    @WithDefault("15S")
    Duration bodyTime();

    /** Paths, as regular expressions, that take bodies up to {@code quarkus.http.limits.max-body-size}. */
    List<String> largeBodies();

    /**
     * How many reverse proxies of ours stand in front. The client's address is taken that many places from the
     * right of {@code X-Forwarded-For}; what stands further left is the client's own claim. With 0 the header is ignored.
     */
    @WithDefault("0")
    int trustedProxies();
}
