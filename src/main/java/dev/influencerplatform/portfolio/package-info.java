/**
 * The public page of one slug, composed of what others own. May import profile and review.
 */
package dev.influencerplatform.portfolio;
