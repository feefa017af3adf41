package dev.influencerplatform.faults;

import dev.influencerplatform.faults.Load.Failure;
import dev.influencerplatform.faults.Load.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What became of some requests, in numbers. */
public record Numbers(List<Outcome> outcomes) {

    public int count() {
        return outcomes.size();
    }

    public Numbers where(Predicate<Outcome> condition) {
        return new Numbers(outcomes.stream().filter(condition).toList());
    }

    /** Without an answer, or with one that says that it is our fault. */
    public Numbers failed() {
        return where(Outcome::isFailed);
    }

    public Numbers acknowledged() {
        return where(Outcome::isAcknowledged);
    }

    public Numbers withStatus(int status) {
        return where(outcome -> outcome.status() == status);
    }

    public Numbers without(Failure failure) {
        return where(outcome -> outcome.failure() != failure);
    }

    public Numbers cut() {
        return where(outcome -> outcome.failure() == Failure.CUT);
    }

    public long slowestMillis() {
        return outcomes.stream().mapToLong(outcome -> outcome.took().toMillis()).max().orElse(0);
    }

    /** @param percent like 99 */
    public long percentileMillis(double percent) {
        long[] sorted = outcomes.stream().mapToLong(outcome -> outcome.took().toMillis()).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.max(0, Math.ceil(sorted.length * percent / 100) - 1)];
    }

    /** How many there were of each status, or of each reason why there was none. */
    public Map<String, Long> byResult() {
        return outcomes.stream().collect(Collectors.groupingBy(Numbers::result, TreeMap::new, Collectors.counting()));
    }

    private static String result(Outcome outcome) {
        if (outcome.failure() != null) {
            return outcome.failure() + " " + outcome.reason();
        }
        String code = outcome.answer().code();
        return outcome.status() + (code.isEmpty() ? "" : " " + code);
    }

    /** When the last request was sent that failed. */
    public Optional<Instant> lastFailure() {
        return failed().outcomes().stream().map(Outcome::start).max(Comparator.naturalOrder());
    }

    /** How long after a moment requests still failed; zero when none did. */
    public Duration outageAfter(Instant moment) {
        return lastFailure().filter(moment::isBefore).map(last -> Duration.between(moment, last)).orElse(Duration.ZERO);
    }

    /** The same in words. */
    public String words() {
        return "%d requests, %d failed, p99 %d ms, slowest %d ms, %s".formatted(count(), failed().count(),
                percentileMillis(99), slowestMillis(), byResult());
    }
}
