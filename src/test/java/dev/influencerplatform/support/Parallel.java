package dev.influencerplatform.support;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Does the same thing many times at once. */
public final class Parallel {

    private Parallel() {
    }

    public static <T> List<T> times(int count, Callable<T> work) {
        return times(count, i -> call(work));
    }

    /** @param work is given the number of its run, from 0 */
    public static <T> List<T> times(int count, IntFunction<T> work) {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<T>> results = IntStream.range(0, count).mapToObj(i -> threads.submit(() -> {
                start.await();
                return work.apply(i);
            })).toList();
            start.countDown();
            return results.stream().map(Parallel::get).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    /** Whether it came about in a minute. */
    public static boolean await(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static <T> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static <T> T get(Future<T> result) {
        try {
            return result.get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
