/**
 * Strict JSON and merge patches (RFC 7396). Imports problems.
 */
package dev.influencerplatform.common.json;
