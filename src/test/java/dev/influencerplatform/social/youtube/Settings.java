package dev.influencerplatform.social.youtube;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.stream.Collectors;

/** Settings as an installation could have them. */
final class Settings {

    private static final String PREFIX = "app.social.youtube";

    private Settings() {
    }

    static YouTubeSettings with(Map<String, String> values) {
        Map<String, String> properties = values.entrySet().stream()
                .collect(Collectors.toMap(entry -> PREFIX + "." + entry.getKey(), Map.Entry::getValue));
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(YouTubeSettings.class, PREFIX)
                .withSources(new PropertiesConfigSource(properties, "test", 1)).build()
                .getConfigMapping(YouTubeSettings.class);
    }
}
