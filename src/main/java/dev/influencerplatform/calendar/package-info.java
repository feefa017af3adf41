/**
 * Blocked days, the combined view and what collides in it; below it, the feeds. May import user, shoot, upload, schedule and
 * log.
 */
package dev.influencerplatform.calendar;
