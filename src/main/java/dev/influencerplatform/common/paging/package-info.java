/**
 * Keyset pages behind opaque cursors. Imports problems.
 */
package dev.influencerplatform.common.paging;
