/**
 * What the links in mails do: confirm an address, set a new password, change the address. May import the rest of user, and log.
 */
package dev.influencerplatform.user.recovery;
