package dev.influencerplatform.social;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a call to a platform may take, and when calls are given up. */
@ConfigMapping(prefix = "app.social.calls")
public interface CallSettings {

    /** How long connecting may take. */
    @WithDefault("2S")
    Duration connectTimeout();

    /** How long a call may take, from the request to the last byte of the answer. */
    @WithDefault("5S")
    Duration timeout();

    /** How large an answer may be. */
    @WithDefault("2M")
    MemorySize largestAnswer();

    /** How often something that was only read is tried again. */
    @WithDefault("2")
    int retries();

    /** The least time before the next try; up to as much again is added by chance. */
    @WithDefault("200ms")
    Duration retryDelay();

    Breaker breaker();

    /** When a platform that is out of order is left alone. */
    interface Breaker {

        /** Of how many calls the failures are counted. */
        @WithDefault("20")
        int calls();

        /** Which part of them is to fail before none is made any more: 0.5 is half. */
        @WithDefault("0.5")
        double failureRatio();

        /** How long none is made then. */
        @WithDefault("10S")
        Duration pause();

        /** How many are to succeed after that before all are made again. */
        @WithDefault("2")
        int successes();
    }
}
