/**
 * Hashes of what is not secret by itself or cannot be guessed; the vault, for what is secret and must be read again.
 */
package dev.influencerplatform.common.crypto;
