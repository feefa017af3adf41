package dev.influencerplatform.user.mail;

import java.util.Optional;

/** Writes a mail when it is about to be sent, in a transaction of its own; the port to those who know what it is about. */
public interface LetterWriter {

    /** Nothing when there is no reason for it any more, or never was: an address without an account gets none. */
    Optional<Letter> write(Mail mail);
}
