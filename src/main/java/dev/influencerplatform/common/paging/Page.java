package dev.influencerplatform.common.paging;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of a list. */
public record Page<T>(
        @NotNull List<T> items,
        @Schema(description = "Send it as cursor to read on; null on the last page") String nextCursor) {

    /**
     * Cuts a page from what a finder selected.
     *
     * @param rows up to one row more than the page holds, which tells that there is a next page
     * @param key the values that the list is ordered by, the last one unique
     */
    public static <T> Page<T> of(List<T> rows, PageRequest request, Object list, Function<T, List<?>> key) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, request.limit());
        return new Page<>(items, Cursor.after(key.apply(items.get(items.size() - 1)), list));
    }

    public <V> Page<V> map(Function<T, V> view) {
        return new Page<>(items.stream().map(view).toList(), nextCursor);
    }
}
