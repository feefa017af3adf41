package dev.influencerplatform.common.docs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of the pages. */
@ApplicationScoped
class Assets {

    static final String PATH = "/docs/assets";

    private static final String SCRIPT = "text/javascript";

    private final DocsSettings settings;
    private final Asset style = Asset.of("pages", "css", "text/css", "docs/pages.css");
    private final Asset start = Asset.of("start", "js", SCRIPT, "docs/start.js");
    private final Asset renderer = Asset.of("scalar", "js", SCRIPT, "docs/scalar.js");

    Assets(DocsSettings settings) {
        this.settings = settings;
    }

    Optional<Asset> find(String name) {
        return (settings.enabled() ? Stream.of(style, start, renderer) : Stream.of(style))
                .filter(asset -> asset.name().equals(name)).findFirst();
    }

    String stylePath() {
        return PATH + "/" + style.name();
    }

    String startPath() {
        return PATH + "/" + start.name();
    }

    String rendererPath() {
        return PATH + "/" + renderer.name();
    }
}
