/**
 * What clients say of completed shoots, by a link that nobody can guess. May import user, shoot and log.
 */
package dev.influencerplatform.review;
