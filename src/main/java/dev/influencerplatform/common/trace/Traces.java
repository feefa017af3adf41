package dev.influencerplatform.common.trace;

import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.quarkus.arc.All;
import io.quarkus.opentelemetry.runtime.AutoConfiguredOpenTelemetrySdkBuilderCustomizer;
import jakarta.inject.Singleton;
import java.util.List;

/** Puts {@link ShownSpans} before what sends spans; in the place of the framework's own customizer, which hands all on. */
@Singleton
public class Traces implements AutoConfiguredOpenTelemetrySdkBuilderCustomizer {

    private final List<SpanProcessor> senders;

    Traces(@All List<SpanProcessor> senders) {
        this.senders = senders;
    }

    @Override
    public void customize(AutoConfiguredOpenTelemetrySdkBuilder builder) {
        builder.addTracerProviderCustomizer((provider, config) -> {
            senders.forEach(sender -> provider.addSpanProcessor(new ShownSpans(sender)));
            return provider;
        });
    }
}
