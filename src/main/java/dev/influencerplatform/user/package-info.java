/**
 * Accounts, passwords, sessions; the caller's own account. May import log.
 */
package dev.influencerplatform.user;
