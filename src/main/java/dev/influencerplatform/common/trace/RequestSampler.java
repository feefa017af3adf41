package dev.influencerplatform.common.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Traces a share of what comes in, and whatever a caller traces already; but not each look of a job at its table, which would
 * be a trace of one statement, again and again.
 *
 * @param ofRequests decides on requests without a trace of their own
 */
record RequestSampler(Sampler ofRequests) implements Sampler {

    @Override
    public SamplingResult shouldSample(Context parent, String traceId, String name, SpanKind kind, Attributes attributes,
            List<LinkData> links) {
        return kind == SpanKind.SERVER ? ofRequests.shouldSample(parent, traceId, name, kind, attributes, links)
                : SamplingResult.drop();
    }

    @Override
    public String getDescription() {
        return "requests: " + ofRequests.getDescription();
    }

    /** Where the application has its sampler from. */
    static class Source {

        @Produces
        @Singleton
        Sampler sampler(TraceSettings settings) {
            return Sampler.parentBased(new RequestSampler(Sampler.traceIdRatioBased(settings.share())));
        }
    }
}
