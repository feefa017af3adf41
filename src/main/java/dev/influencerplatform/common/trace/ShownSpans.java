package dev.influencerplatform.common.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.InstrumentationLibraryInfo;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;

/** Hands spans on to whoever sends them, as a {@link ShownSpan}. */
record ShownSpans(SpanProcessor sender) implements SpanProcessor {

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        sender.onStart(parent, span);
    }

    @Override
    public boolean isStartRequired() {
        return sender.isStartRequired();
    }

    @Override
    public void onEnd(ReadableSpan span) {
        sender.onEnd(new Ended(span));
    }

    @Override
    public boolean isEndRequired() {
        return sender.isEndRequired();
    }

    @Override
    public CompletableResultCode shutdown() {
        return sender.shutdown();
    }

    @Override
    public CompletableResultCode forceFlush() {
        return sender.forceFlush();
    }

    private record Ended(ReadableSpan span) implements ReadableSpan {

        @Override
        public SpanData toSpanData() {
            return new ShownSpan(span.toSpanData());
        }

        @Override
        public SpanContext getSpanContext() {
            return span.getSpanContext();
        }

        @Override
        public SpanContext getParentSpanContext() {
            return span.getParentSpanContext();
        }

        @Override
        public String getName() {
            return span.getName();
        }

        @Override
        @Deprecated
        public InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
            return span.getInstrumentationLibraryInfo();
        }

        @Override
        public InstrumentationScopeInfo getInstrumentationScopeInfo() {
            return span.getInstrumentationScopeInfo();
        }

        @Override
        public boolean hasEnded() {
            return span.hasEnded();
        }

        @Override
        public long getLatencyNanos() {
            return span.getLatencyNanos();
        }

        @Override
        public SpanKind getKind() {
            return span.getKind();
        }

        @Override
        public <T> T getAttribute(AttributeKey<T> key) {
            return toSpanData().getAttributes().get(key);
        }

        @Override
        public Attributes getAttributes() {
            return toSpanData().getAttributes();
        }
    }
}
