/**
 * Constraints that several features share. Imports nothing of ours.
 */
package dev.influencerplatform.common.validation;
