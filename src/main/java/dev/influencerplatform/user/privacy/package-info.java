/**
 * What belongs to a person: all of it in one document, and its end. May import the rest of user, and log.
 */
package dev.influencerplatform.user.privacy;
