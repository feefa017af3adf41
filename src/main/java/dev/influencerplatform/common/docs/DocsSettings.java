package dev.influencerplatform.common.docs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The pages for developers. */
@ConfigMapping(prefix = "app.docs")
interface DocsSettings {

    /** Whether the reference is at {@code /docs}; the explanations of problems always are. */
    @WithDefault("true")
    boolean enabled();
}
