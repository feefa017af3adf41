/**
 * The public page of one slug, composed of what others own. May import profile, review and calendar.
 */
package dev.influencerplatform.portfolio;
