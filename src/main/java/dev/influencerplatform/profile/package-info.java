/**
 * How an influencer is shown: the profile, its slug and the slugs it had, its photo. May import user and log.
 */
package dev.influencerplatform.profile;
