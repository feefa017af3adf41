/**
 * Writes down all that an account has, as one document. Knows no table: each feature tells its own.
 */
package dev.influencerplatform.common.export;
