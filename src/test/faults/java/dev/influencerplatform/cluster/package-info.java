/**
 * Several instances: behind the proxy, on a primary and its standby, through a pooler, beside an earlier version. Each test
 * brings up what {@code docker/SCALING.md} describes.
 */
package dev.influencerplatform.cluster;
