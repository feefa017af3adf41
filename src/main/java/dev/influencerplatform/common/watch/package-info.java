/**
 * What looks after the application and works when the application is in trouble: health, and gauges that are computed in the
 * background. Imports data and meters.
 */
package dev.influencerplatform.common.watch;
