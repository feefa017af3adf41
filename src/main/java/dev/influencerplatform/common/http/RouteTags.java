package dev.influencerplatform.common.http;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Labels the metrics of requests with the template of their route, and with methods that there are. The framework would take
 * the path itself where no route was found, and any word for a method: then anybody could make as many labels as he likes,
 * and tokens would be among them.
 */
@Singleton
public class RouteTags implements HttpServerMetricsTagsContributor {

    static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    static final Tag OTHER_METHOD = Tag.of("method", "OTHER");
    private static final String TEMPLATE = "UrlPathTemplate";

    @Override
    public Tags contribute(Context context) {
        String template = context.requestContextLocalData(TEMPLATE);
        Tags tags = template == null ? Tags.empty() : Tags.of("uri", template);
        return METHODS.contains(context.request().method().name()) ? tags : tags.and(OTHER_METHOD);
    }
}
