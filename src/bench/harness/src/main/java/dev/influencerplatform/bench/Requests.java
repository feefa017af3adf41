package dev.influencerplatform.bench;

import java.util.List;

/**
 * What is asked for in a scenario.
 *
 * @param once whether each may be asked only once, until what was written is taken away
 */
record Requests(List<Request> all, boolean once) {

    private static final int SHARE_OF_WARMUP = 4;

    /** Those for the seconds before a measurement. */
    Requests first() {
        return once ? new Requests(all.subList(0, all.size() / SHARE_OF_WARMUP), true) : this;
    }

    /** Those for the measurement. */
    Requests rest() {
        return once ? new Requests(all.subList(all.size() / SHARE_OF_WARMUP, all.size()), true) : this;
    }
}
