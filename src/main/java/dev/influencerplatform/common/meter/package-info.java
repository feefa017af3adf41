/**
 * Numbers for those who operate the service. Labels are of a few known words: never an id, an address, a path or a token.
 * Imports nothing of ours.
 */
package dev.influencerplatform.common.meter;
