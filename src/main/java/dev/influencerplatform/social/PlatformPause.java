package dev.influencerplatform.social;

import java.time.Instant;

/**
 * News, as a CDI event: a platform wants to be left alone until some time, or will soon.
 *
 * @param platformUserId by which account; null for the whole app
 * @param reason stable, kebab-case, like {@code quota-exceeded}
 */
public record PlatformPause(Platform platform, String platformUserId, String reason, Instant until) {
}
