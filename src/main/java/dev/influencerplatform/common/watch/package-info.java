/**
 * What looks after the application and works when the application is in trouble: health. Imports nothing of ours.
 */
package dev.influencerplatform.common.watch;
