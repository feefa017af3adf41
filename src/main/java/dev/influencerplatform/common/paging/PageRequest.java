package dev.influencerplatform.common.paging;

import dev.influencerplatform.common.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which page of a list is asked for. */
public class PageRequest {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    @Parameter(description = "How many items a page has at most", schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
    @QueryParam("limit")
    String limit;

    @Parameter(description = "The nextCursor of the page before; valid with the same filters and order only")
    @QueryParam("cursor")
    String cursor;

    public int limit() {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (limit.matches("\\d{1,3}") && Integer.parseInt(limit) >= 1
                && Integer.parseInt(limit) <= MAX_LIMIT) {
            return Integer.parseInt(limit);
        }
        throw ProblemException.badParameter("limit", "must be an integer from 1 to " + MAX_LIMIT);
    }

    /**
     * Where to read on, or nothing for the first page.
     *
     * @param list whose list, with its filters and order, told by {@code toString()}
     */
    public Optional<Cursor> after(Object list) {
        return Optional.ofNullable(cursor).map(text -> Cursor.read(text, list));
    }
}
