package dev.influencerplatform.common.docs;

import dev.influencerplatform.common.http.Problems;
import dev.influencerplatform.common.problem.ProblemException;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of the pages. */
@ApplicationScoped
class Assets {

    static final String PATH = "/docs/assets";

    private static final int BEFORE_STATIC_FILES = -100;
    private static final String SCRIPT = "text/javascript";

    private final DocsSettings settings;
    private final Asset style = Asset.of("pages", "css", "text/css", "docs/pages.css");
    private final Asset start = Asset.of("start", "js", SCRIPT, "docs/start.js");
    private final Asset renderer = Asset.of("scalar", "js", SCRIPT, "META-INF/resources/webjars/scalar/scalar.js");

    Assets(DocsSettings settings) {
        this.settings = settings;
    }

    /** The framework serves what a jar has there: uncompressed, without a version, and whether the reference is on or not. */
    void hideOriginals(@Observes Router router, Problems problems) {
        router.route("/webjars/*").order(BEFORE_STATIC_FILES)
                .handler(request -> problems.write(ProblemException.notFound(), request));
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
