package dev.influencerplatform.social;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The connector of each platform. */
@Singleton
public class Connectors {

    private final Map<Platform, Connector> byPlatform = new EnumMap<>(Platform.class);

    Connectors(@All List<Connector> all) {
        all.forEach(connector -> byPlatform.put(connector.platform(), connector));
    }

    public Connector of(Platform platform) {
        return byPlatform.get(platform);
    }
}
