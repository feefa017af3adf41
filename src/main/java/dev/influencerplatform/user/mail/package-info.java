/**
 * Mails to people: planned with the change that they tell of, sent soon after it, tried again while the mail server is away.
 * May import common only; what a mail says is told by those above.
 */
package dev.influencerplatform.user.mail;
