/**
 * How often somebody may ask: a bucket for each kind of request and each person or network, those of the sensitive kinds shared
 * by all instances. Imports HTTP, problems, hashes.
 */
package dev.influencerplatform.common.limit;
