/**
 * Daily numbers and published media, pulled through connected accounts and kept as history. May import credential, social and
 * log.
 */
package dev.influencerplatform.metric;
