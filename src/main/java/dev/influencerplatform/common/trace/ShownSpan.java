package dev.influencerplatform.common.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import java.util.Set;

/**
 * What of a span may leave: what is known to be of a few words, or is ours. Paths and addresses hold tokens of links and
 * platforms, and what an exception says may hold what somebody has sent; a list of what to keep also keeps out what
 * instrumentations will think of next.
 */
final class ShownSpan extends DelegatingSpanData {

    private static final Set<String> SHOWN = Set.of("http.request.method", "http.route", "http.response.status_code",
            "url.scheme", "error.type", "exception.type", "server.address", "server.port", "network.protocol.version",
            "db.system", "db.system.name", "db.name", "db.namespace", "db.operation", "db.operation.name", "db.sql.table",
            "db.collection.name", "db.statement", "db.query.text", "db.query.summary", "code.function", "code.function.name",
            "code.namespace", "thread.id", "thread.name");

    ShownSpan(SpanData span) {
        super(span);
    }

    @Override
    public Attributes getAttributes() {
        return shown(super.getAttributes());
    }

    @Override
    public List<EventData> getEvents() {
        return super.getEvents().stream()
                .map(event -> EventData.create(event.getEpochNanos(), event.getName(), shown(event.getAttributes()))).toList();
    }

    @Override
    public StatusData getStatus() {
        return StatusData.create(super.getStatus().getStatusCode(), "");
    }

    private static Attributes shown(Attributes all) {
        return all.toBuilder().removeIf(ShownSpan::isHidden).build();
    }

    private static boolean isHidden(AttributeKey<?> key) {
        return !SHOWN.contains(key.getKey());
    }
}
