/**
 * Idempotency keys: one answer per key, in one transaction with its effect. Imports HTTP, problems and
 * hashes.
 */
package dev.influencerplatform.common.idempotency;
