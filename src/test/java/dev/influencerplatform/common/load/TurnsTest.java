package dev.influencerplatform.common.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.ProblemType;
import dev.influencerplatform.support.Parallel;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final int PLACES = 2;
    private static final int WAITING = 16 * PLACES;
    private static final int CALLERS = 200;

    private final Turns turns = new Turns("test", PLACES, () -> ProblemType.UNAVAILABLE.with("Busy"));

    /** quality.md, section 1, item 8. */
    @Test
    void onlySoManyWorkAndWaitAndTheOthersAreTurnedAwayAtOnce() {
        CountDownLatch othersAreGone = new CountDownLatch(CALLERS - WAITING - PLACES);
        AtomicInteger working = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Boolean> served = Parallel.times(CALLERS, () -> {
            try {
                return turns.take(() -> {
                    most.accumulateAndGet(working.incrementAndGet(), Math::max);
                    assertThat(Parallel.await(othersAreGone)).as("too many were let in").isTrue();
                    working.decrementAndGet();
                    return true;
                });
            } catch (ProblemException turnedAway) {
                othersAreGone.countDown();
                return false;
            }
        });
        assertThat(most.get()).isEqualTo(PLACES);
        assertThat(served.stream().filter(done -> done)).hasSize(WAITING + PLACES);
    }

    @Test
    void aFailureGivesThePlaceBack() {
        for (int i = 0; i < PLACES + 1; i++) {
            try {
                turns.take(() -> {
                    throw new IllegalStateException("failed");
                });
            } catch (IllegalStateException expected) {
                assertThat(expected).hasMessage("failed");
            }
        }
        assertThat(turns.take(() -> "done")).isEqualTo("done");
    }
}
