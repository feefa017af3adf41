/**
 * Connected social accounts: their sealed tokens, refresh before they lapse, how each connection is doing. May import user, log
 * and social.
 */
package dev.influencerplatform.credential;
