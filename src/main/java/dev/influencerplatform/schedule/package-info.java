/**
 * What shoots and uploads have in common: their place in time, its order in lists, and what may stand in a plan's way. The
 * calendar, above them, knows the answer. Imports nothing of ours but common.
 */
package dev.influencerplatform.schedule;
