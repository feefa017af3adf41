/**
 * The way to a connected account: consent at the platform, the return from there, the choice among several. May import
 * credential, user, log and social.
 */
package dev.influencerplatform.credential.connect;
