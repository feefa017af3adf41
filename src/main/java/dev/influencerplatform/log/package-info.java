/**
 * Who did what: the activity log that owners read. Imports common only.
 */
package dev.influencerplatform.log;
