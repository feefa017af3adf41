package dev.influencerplatform.common.http;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps what happens to everybody at once from filling the log: it is told once in a while, with how often it was not. */
final class Seldom {

    private final long pauseNanos;
    private final AtomicLong untold = new AtomicLong();
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    Seldom(Duration pause) {
        this.pauseNanos = pause.toNanos();
    }

    /** How often it was kept quiet until now; nothing when it is to be kept quiet once more. */
    OptionalLong turn() {
        long now = System.nanoTime();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + pauseNanos)) {
            return OptionalLong.of(untold.getAndSet(0));
        }
        untold.incrementAndGet();
        return OptionalLong.empty();
    }
}
