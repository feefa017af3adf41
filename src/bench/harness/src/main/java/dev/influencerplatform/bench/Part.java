package dev.influencerplatform.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import io.hyperfoil.api.session.Session;
import io.hyperfoil.http.api.HttpMethod;
import io.hyperfoil.http.api.HttpRequestWriter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** One kind of requests within a load, and how many of them: by users, each with the next one as soon as it has its answer. */
final class Part {

    private final Request[] requests;
    private final byte[][] bodies;
    private final int users;
    /** What each virtual user asks for at the moment. */
    private int[] chosen = {};

    Part(List<Request> requests, int users) {
        this.requests = requests.toArray(Request[]::new);
        this.bodies = requests.stream().map(request -> request.body() == null ? null : request.body().getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.users = users;
    }

    int users() {
        return users;
    }

    /** @param sessions of all parts of the load */
    void start(int sessions) {
        chosen = new int[sessions];
    }

    HttpMethod method() {
        return requests[0].body() == null ? HttpMethod.GET : HttpMethod.POST;
    }

    String choose(Session session) {
        int next = ThreadLocalRandom.current().nextInt(requests.length);
        chosen[session.uniqueId()] = next;
        return requests[next].path();
    }

    void addHeaders(Session session, HttpRequestWriter writer) {
        Request request = requests[chosen[session.uniqueId()]];
        if (request.token() != null) {
            writer.putHeader("authorization", "Bearer " + request.token());
        }
        if (request.body() != null) {
            writer.putHeader("content-type", "application/json");
        }
    }

    ByteBuf body(Session session) {
        byte[] body = bodies[chosen[session.uniqueId()]];
        return body == null ? null : Unpooled.wrappedBuffer(body);
    }
}
