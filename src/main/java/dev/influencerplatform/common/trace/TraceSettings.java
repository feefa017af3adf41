package dev.influencerplatform.common.trace;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is traced, where traces are on. */
@ConfigMapping(prefix = "app.traces")
public interface TraceSettings {

    /** The share of the requests, from 0 to 1, that are traced though whoever sent them does not. */
    @WithDefault("1")
    double share();
}
