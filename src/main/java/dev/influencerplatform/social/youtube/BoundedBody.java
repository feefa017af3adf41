package dev.influencerplatform.social.youtube;

import dev.influencerplatform.social.CallSettings;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import io.vertx.ext.web.codec.BodyCodec;
import io.vertx.ext.web.codec.spi.BodyStream;

/**
 * Gathers the body of one answer, up to a size and for some time. Then it takes no more, so that whoever sends has to stop, and
 * the request's own timeout ends it.
 */
final class BoundedBody implements BodyCodec<Buffer>, BodyStream<Buffer> {

    private final Promise<Buffer> result = Promise.promise();
    private final Buffer body = Buffer.buffer();
    private final long largest;
    private final long deadline;
    private boolean isFull;

    BoundedBody(CallSettings settings) {
        this.largest = settings.largestAnswer().asLongValue();
        this.deadline = System.nanoTime() + settings.timeout().toNanos();
    }

    @Override
    public void create(Handler<AsyncResult<BodyStream<Buffer>>> handler) {
        handler.handle(Future.succeededFuture(this));
    }

    @Override
    public Future<Buffer> result() {
        return result.future();
    }

    @Override
    public Future<Void> write(Buffer piece) {
        isFull = isFull || body.length() + piece.length() > largest || System.nanoTime() > deadline;
        if (!isFull) {
            body.appendBuffer(piece);
        }
        return Future.succeededFuture();
    }

    @Override
    public void write(Buffer piece, Handler<AsyncResult<Void>> handler) {
        write(piece).onComplete(handler);
    }

    @Override
    public void end(Handler<AsyncResult<Void>> handler) {
        if (isFull) {
            result.tryFail("too much");
        } else {
            result.tryComplete(body);
        }
        if (handler != null) {
            handler.handle(Future.succeededFuture());
        }
    }

    @Override
    public void handle(Throwable failure) {
        result.tryFail(failure);
    }

    @Override
    public boolean writeQueueFull() {
        return isFull;
    }

    @Override
    public WriteStream<Buffer> drainHandler(Handler<Void> handler) {
        // it never drains
        return this;
    }

    @Override
    public WriteStream<Buffer> setWriteQueueMaxSize(int size) {
        return this;
    }

    @Override
    public BodyStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
        return this;
    }
}
