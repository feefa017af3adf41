/**
 * Planned posts on the platforms, and whether they are out. May import user, shoot, schedule and log.
 */
package dev.influencerplatform.upload;
