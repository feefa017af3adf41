package dev.influencerplatform.portfolio;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How portfolios are served. */
@ConfigMapping(prefix = "app.portfolio")
public interface PortfolioSettings {

    /** What the portfolios may take in memory that an instance keeps, about 4 KiB each; with 0 it keeps none. */
    @WithDefault("16M")
    MemorySize kept();
}
