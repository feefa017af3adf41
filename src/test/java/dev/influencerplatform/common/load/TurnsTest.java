package dev.influencerplatform.common.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.ProblemType;
import dev.influencerplatform.support.Parallel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final int PLACES = 2;
    private static final int WORK_OR_WAIT = 32;
    private static final int CALLERS = 200;

    /** Nobody who may wait gives up, however slowly the callers come on a busy machine. */
    private static final Duration LONG = Duration.ofMinutes(2);

    private final Turns turns = turns(LONG);

    /** quality.md, section 1, item 8. */
    @Test
    void onlySoManyWorkAndWaitAndTheOthersAreTurnedAwayAtOnce() {
        CountDownLatch othersAreGone = new CountDownLatch(CALLERS - WORK_OR_WAIT);
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
        assertThat(served.stream().filter(done -> done)).hasSize(WORK_OR_WAIT);
    }

    @Test
    void whoWaitsTooLongIsTurnedAway() {
        Turns impatient = turns(Duration.ofMillis(1));
        assertThat(impatient.take(() -> impatient.take(() -> Parallel.times(1, () -> refuses(impatient)))))
                .containsExactly(true);
        assertThat(impatient.take(() -> "done")).isEqualTo("done");
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

    private static boolean refuses(Turns turns) {
        try {
            turns.take(() -> "done");
            return false;
        } catch (ProblemException turnedAway) {
            return true;
        }
    }

    private static Turns turns(Duration longestWait) {
        return new Turns("test", PLACES, longestWait, () -> ProblemType.UNAVAILABLE.with("Busy"));
    }
}
