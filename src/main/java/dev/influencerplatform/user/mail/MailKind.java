package dev.influencerplatform.user.mail;

/** What a mail is for. */
public enum MailKind {
    /** Confirm the address of a new account; or hear that it has one already. */
    VERIFICATION,
    PASSWORD_RESET,
    PASSWORD_CHANGED,
    /** To the new address: confirm it. */
    EMAIL_CHANGE,
    /** To the present address: a change was asked for. */
    EMAIL_CHANGE_REQUESTED,
    /** To the former address: it was changed. */
    EMAIL_CHANGED,
    NEW_SIGN_IN
}
