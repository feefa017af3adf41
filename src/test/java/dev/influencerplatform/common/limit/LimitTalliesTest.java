package dev.influencerplatform.common.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.influencerplatform.common.http.Network;
import io.github.bucket4j.TimeMeter;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How limits count, in a time that stands still. */
class LimitTalliesTest {

    private static final String SARAH = "sarah";
    private static final String NINA = "nina";

    private final StoppedTime time = new StoppedTime();
    private final LocalTally tally = new LocalTally(new Quota(3, Duration.ofSeconds(30)), time);

    private static final class StoppedTime implements TimeMeter {

        private long nanos = Duration.ofDays(20_000).toNanos();

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }

        void pass(Duration duration) {
            nanos += duration.toNanos();
        }
    }

    @Test
    void aQuotaIsThereAtOnceAndComesBackOneByOne() {
        assertThat(headers(4)).containsExactly("\"x\";r=2;t=10", "\"x\";r=1;t=10", "\"x\";r=0;t=10", "\"x\";r=0;t=10");
        assertThat(tally.take(SARAH).granted()).isFalse();
        time.pass(Duration.ofMillis(9_999));
        assertThat(tally.take(SARAH).granted()).isFalse();
        assertThat(tally.take(SARAH).secondsUntilMore()).as("a millisecond").isEqualTo(1);
        time.pass(Duration.ofMillis(1));
        assertThat(tally.take(SARAH).granted()).isTrue();
        assertThat(tally.take(SARAH).granted()).isFalse();
        time.pass(Duration.ofMinutes(5));
        assertThat(headers(1)).as("no more than the quota is kept").containsExactly("\"x\";r=2;t=10");
    }

    @Test
    void whoeverWaitsAsLongAsToldIsLetIn() {
        headers(3);
        time.pass(Duration.ofMillis(3_700));
        Standing refused = tally.take(SARAH);
        assertThat(refused.granted()).isFalse();
        time.pass(Duration.ofSeconds(refused.secondsUntilMore()));
        assertThat(tally.take(SARAH).granted()).isTrue();
    }

    @Test
    void everybodyHasAQuota() {
        headers(4);
        assertThat(tally.take(NINA).remaining()).isEqualTo(2);
    }

    @Test
    void whatIsGivenBackDoesNotCount() {
        Standing standing = tally.take(SARAH);
        assertThat(standing.undone().remaining()).isEqualTo(3);
        assertThat(tally.take(SARAH).remaining()).isEqualTo(2);
        headers(2);
        Standing refused = tally.take(SARAH);
        assertThat(refused.undone()).as("nothing was taken").isEqualTo(refused);
        assertThat(tally.take(SARAH).granted()).isFalse();
    }

    @Test
    void withoutAStoreLittleIsCountedHereAndTheRestIsLetThrough() {
        RoughTally rough = new RoughTally(storeWithoutDatabase(), "x", new Quota(30, Duration.ofSeconds(30)), time);
        List<Standing> standings = IntStream.range(0, 50).mapToObj(i -> rough.take(SARAH)).toList();
        assertThat(standings).allMatch(Standing::granted);
        assertThat(standings).extracting(standing -> standing.header("x")).startsWith("\"x\";r=29;t=10", "\"x\";r=28;t=10",
                "\"x\";r=27;t=10", "\"x\";r=0;t=10");
    }

    @Test
    void withoutAStoreWhatMustBeExactIsNotCounted() {
        SharedTally shared = new SharedTally(storeWithoutDatabase(), "x", new Quota(30, Duration.ofSeconds(30)));
        assertThat(shared.take(SARAH)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "30/1M,30,60", "10/1H,10,3600", "5 / 10S,5,10", "1/1D,1,86400", "7/90S,7,90" })
    void aSettingIsAnAmountAndAWindow(String setting, long amount, long seconds) {
        Quota quota = Quota.of(setting);
        assertThat(quota).isEqualTo(new Quota(amount, Duration.ofSeconds(seconds)));
        assertThat(quota.policy("x")).isEqualTo("\"x\";q=%d;w=%d".formatted(amount, seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = { "30", "0/1M", "-1/1M", "30/0S", "30/100MS", "30/1M/1H", "many/1M", "30/", "2000000000/1M" })
    void anotherSettingIsRefused(String setting) {
        assertThatThrownBy(() -> Quota.of(setting)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({ "203.0.113.7,203.0.113.7:4711", "2001:db8:1:2::1,2001:db8:1:2:ffff::9", "2001:db8:1:2::1,[2001:db8:1:2::7]",
            "2001:db8:1:2::1,[2001:db8:1:2::7]:443", "203.0.113.7,::ffff:203.0.113.7", "2001:DB8:1:2::1,2001:db8:1:2:0:0:0:1" })
    void theseAreOneNetwork(String one, String other) {
        assertThat(Network.of(one)).isEqualTo(Network.of(other));
    }

    @ParameterizedTest
    @CsvSource({ "203.0.113.7,203.0.113.8", "2001:db8:1:2::1,2001:db8:1:3::1", "::ffff:203.0.113.7,::ffff:203.0.113.8",
            "unknown,hidden", "203.0.113.7,unknown" })
    void theseAreTwo(String one, String other) {
        assertThat(Network.of(one)).isNotEqualTo(Network.of(other));
    }

    private List<String> headers(int times) {
        return IntStream.range(0, times).mapToObj(i -> tally.take(SARAH).header("x")).toList();
    }

    private static BucketStore storeWithoutDatabase() {
        return new BucketStore((DataSource) Proxy.newProxyInstance(LimitTalliesTest.class.getClassLoader(),
                new Class<?>[] { DataSource.class }, (proxy, method, arguments) -> {
                    throw new SQLException("Connection refused", "08001");
                }));
    }
}
