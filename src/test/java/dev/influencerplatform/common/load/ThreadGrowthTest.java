package dev.influencerplatform.common.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Parallel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jboss.threads.EnhancedQueueExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadGrowthTest {

    private static final int FEW = 2;
    private static final int MOST = 8;
    private static final int WAITING = 10;
    private static final int UNTIL_CALM = 101;

    private final EnhancedQueueExecutor pool = new EnhancedQueueExecutor.Builder().setCorePoolSize(1).setMaximumPoolSize(MOST)
            .setMaximumQueueSize(WAITING).build();
    private final ThreadGrowth growth = new ThreadGrowth(pool, FEW);
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();

    @AfterEach
    void letAllGo() {
        end.countDown();
        pool.shutdown();
    }

    @Test
    void whatComesWaitsForTheFewWhileTheseGoOn() {
        hold(FEW + 1);
        assertThat(pool.getPoolSize()).isEqualTo(FEW);
        assertThat(pool.getQueueSize()).isEqualTo(1);
    }

    @Test
    void othersTakeOverWhenTheFewAreHeldUp() {
        hold(MOST - 1);
        growth.look();
        growth.look();
        Eventually.until(() -> begun.get() == MOST - 1);
        assertThat(pool.getPoolSize()).isLessThanOrEqualTo(MOST);
    }

    @Test
    void thereAreNeverMoreThanTheMost() {
        hold(MOST + WAITING / 2);
        growth.look();
        IntStream.range(0, MOST).forEach(look -> growth.look());
        Eventually.until(() -> begun.get() == MOST);
        assertThat(pool.getPoolSize()).isEqualTo(MOST);
    }

    @Test
    void theyAreFewAgainWhenAllIsWellForLong() {
        othersTakeOverWhenTheFewAreHeldUp();
        end.countDown();
        Eventually.until(() -> {
            IntStream.range(0, UNTIL_CALM).forEach(look -> growth.look());
            return pool.getPoolSize() == FEW;
        });
    }

    @Test
    void asManyAreTakenInAsBefore() {
        hold(MOST + WAITING);
        assertThatThrownBy(() -> hold(1)).isInstanceOf(RejectedExecutionException.class);
        growth.look();
        growth.look();
        Eventually.until(() -> begun.get() == MOST);
        assertThatThrownBy(() -> hold(1)).isInstanceOf(RejectedExecutionException.class);
        end.countDown();
        Eventually.until(() -> begun.get() == MOST + WAITING);
    }

    private void hold(int tasks) {
        IntStream.range(0, tasks).forEach(task -> pool.execute(() -> {
            begun.incrementAndGet();
            Parallel.await(end);
        }));
    }
}
