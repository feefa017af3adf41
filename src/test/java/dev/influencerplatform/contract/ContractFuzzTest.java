package dev.influencerplatform.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.influencerplatform.support.Operation;
import dev.influencerplatform.support.WithApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cornutum.tcases.openapi.resolver.RequestCase;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The OpenAPI document is the truth: what it allows works, what it forbids is refused, whatever a generator thinks of. */
@WithApplication
class ContractFuzzTest {

    private static final GeneratedRequests REQUESTS = GeneratedRequests.OF_DOCUMENT;

    @TestFactory
    Stream<DynamicTest> everyOperationDoesWhatTheDocumentSays() {
        return REQUESTS.operations().stream().map(operation -> dynamicTest(operation.toString(), () -> fuzz(operation)));
    }

    private static void fuzz(Operation operation) {
        List<String> lies = new ArrayList<>();
        boolean worked = false;
        Scene scene = new Scene(operation);
        for (RequestCase generated : REQUESTS.of(operation)) {
            Exchange exchange = Exchange.of(new SentRequest(generated, scene), operation);
            exchange.lie().ifPresent(lies::add);
            worked |= exchange.worked() && !generated.isFailure();
            if (exchange.worked() && !operation.reads()) {
                scene = new Scene(operation);
            }
        }
        assertThat(String.join("\n", lies)).as("seed " + GeneratedRequests.SEED).isEmpty();
        assertThat(worked).as("a request that works").isTrue();
    }
}
