/**
 * Keyset pages behind opaque cursors. Imports problems and hashes.
 */
package dev.influencerplatform.common.paging;
