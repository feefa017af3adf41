/**
 * Passwords: what a good one is, and their hashes. May import common only.
 */
package dev.influencerplatform.user.password;
