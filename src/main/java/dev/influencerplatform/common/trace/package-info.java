/**
 * What leaves in traces, when they are on: which spans, and what of them. Imports nothing of ours.
 */
package dev.influencerplatform.common.trace;
