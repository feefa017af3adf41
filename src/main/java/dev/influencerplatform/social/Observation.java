package dev.influencerplatform.social;

import java.util.List;

/** An account as it is now. */
public record Observation(String accountName, List<Reading> readings) {
}
