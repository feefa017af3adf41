/**
 * Hashes of what is not secret by itself or cannot be guessed. Imports nothing of ours.
 */
package dev.influencerplatform.common.crypto;
