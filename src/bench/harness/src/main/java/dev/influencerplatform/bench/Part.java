package dev.influencerplatform.bench;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

import io.hyperfoil.api.config.PhaseBuilder;
import io.hyperfoil.api.session.Session;
import io.hyperfoil.http.api.HttpMethod;
import io.hyperfoil.http.api.HttpRequestWriter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * One kind of requests within a load: by users, each with the next one as soon as it has its answer; or so many in a second,
 * whether or not there are answers.
 */
final class Part {

    private final Requests requests;
    private final int users;
    private final double perSecond;
    /** What each virtual user asks for at the moment. */
    private int[] chosen = {};
    private int next;
    private long started;
    private long usedUp;

    private Part(Requests requests, int users, double perSecond) {
        this.requests = requests;
        this.users = users;
        this.perSecond = perSecond;
    }

    static Part of(Requests requests, int users) {
        return new Part(requests, users, 0);
    }

    static Part often(Requests requests, double perSecond) {
        // so many as would wait if nothing was answered for a second
        return new Part(requests, (int) Math.ceil(perSecond) + 10, perSecond);
    }

    int users() {
        return users;
    }

    PhaseBuilder<?> add(PhaseBuilder.Catalog phases) {
        return perSecond > 0 ? phases.constantRate(0).usersPerSec(perSecond).maxSessions(users) : phases.always(users);
    }

    /** @param sessions of all parts of the load */
    void start(int sessions) {
        chosen = new int[sessions];
        next = 0;
        started = System.nanoTime();
        usedUp = 0;
    }

    /** How long there was something to ask for. */
    double seconds(int planned) {
        return usedUp == 0 ? planned : (usedUp - started) / 1e9;
    }

    HttpMethod method() {
        return requests.all().get(0).body() == null ? HttpMethod.GET : HttpMethod.POST;
    }

    /** Ends this part when there is nothing left to ask for. */
    boolean goOn(Session session) {
        if (requests.once() && next == requests.all().size()) {
            usedUp = usedUp == 0 ? System.nanoTime() : usedUp;
            session.phase().finish();
            session.stop();
        }
        return true;
    }

    String choose(Session session) {
        int choice = requests.once() ? next++ : ThreadLocalRandom.current().nextInt(requests.all().size());
        chosen[session.uniqueId()] = choice;
        return requests.all().get(choice).path();
    }

    void addHeaders(Session session, HttpRequestWriter writer) {
        Request request = chosen(session);
        writer.putHeader("user-agent", Request.DEVICE);
        if (request.token() != null) {
            writer.putHeader("authorization", "Bearer " + request.token());
        }
        if (request.body() != null) {
            writer.putHeader("content-type", "application/json");
        }
    }

    ByteBuf body(Session session) {
        String body = chosen(session).body();
        return body == null ? null : Unpooled.wrappedBuffer(body.getBytes(StandardCharsets.UTF_8));
    }

    private Request chosen(Session session) {
        return requests.all().get(chosen[session.uniqueId()]);
    }
}
