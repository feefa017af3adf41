/**
 * Idempotency keys: one answer per key, in one transaction with its effect. Imports HTTP and problems.
 */
package dev.influencerplatform.common.idempotency;
