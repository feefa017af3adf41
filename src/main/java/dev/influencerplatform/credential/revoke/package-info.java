/**
 * Ends grants at the platforms, after they were ended here. May import credential, log and social.
 */
package dev.influencerplatform.credential.revoke;
