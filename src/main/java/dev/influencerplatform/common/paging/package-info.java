/**
 * Keyset pages behind opaque cursors, and the conditions of lists. Imports problems and hashes.
 */
package dev.influencerplatform.common.paging;
