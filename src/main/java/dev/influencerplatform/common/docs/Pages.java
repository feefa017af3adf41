package dev.influencerplatform.common.docs;

import dev.influencerplatform.common.openapi.ProblemCatalogue.Entry;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** Writes the pages. */
final class Pages {

    private Pages() {
    }

    @CheckedTemplate
    static class Templates {

        static native TemplateInstance reference(String renderer, String start);

        static native TemplateInstance problems(List<Entry> problems, String style, boolean reference);

        static native TemplateInstance problem(Entry problem, String style, boolean reference);
    }

    /** @param policy what the page may load; on the exchange itself, where it takes the place of that of all other answers */
    static RestResponse<String> answer(TemplateInstance page, String policy, RoutingContext request) {
        request.response().putHeader("Content-Security-Policy", policy);
        return RestResponse.ok(page.render());
    }

    /** A piece of a text that is a name in a program, or is not. */
    record Piece(String text, boolean code) {
    }

    /** Splits a text at its {@code `} marks. */
    @TemplateExtension
    static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        for (String piece : text.split("`")) {
            pieces.add(new Piece(piece, pieces.size() % 2 == 1));
        }
        return pieces;
    }
}
