/**
 * Problem details (RFC 9457): what kinds there are and how they come about. Imports nothing of ours.
 */
package dev.influencerplatform.common.problem;
