package dev.influencerplatform.common.idempotency;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Gives a stored answer again, and forgets it after its time. */
public class Replays {

    @Inject
    IdempotencyKeys keys;

    @ServerExceptionMapper
    RestResponse<Object> replay(AnswerReplayed replayed) {
        StoredAnswer answer = replayed.answer();
        ResponseBuilder<Object> response = ResponseBuilder.create(answer.status());
        if (answer.body() != null) {
            response.entity(answer.entity()).header(HttpHeaders.CONTENT_TYPE, answer.contentType());
        }
        if (answer.tag() != null) {
            response.header(HttpHeaders.ETAG, answer.tag());
        }
        if (answer.location() != null) {
            // those kept by an earlier version name a host, which the filter of answers takes away
            response.header(HttpHeaders.LOCATION, URI.create(answer.location()));
        }
        return response.header("Idempotency-Replayed", "true").build();
    }

    @Scheduled(every = "15m", delayed = "1m", identity = "sweep-idempotency-keys")
    void forget() {
        while (QuarkusTransaction.requiringNew().call(keys::sweep) > 0) {
            // batch by batch, so that no lock is held for long
        }
    }
}
