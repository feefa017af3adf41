package dev.influencerplatform.user.recovery;

import java.util.Locale;

/** What one link in a mail does, and no other. */
enum Purpose {
    PASSWORD_RESET,
    VERIFICATION,
    EMAIL_CHANGE;

    /** As the database has it. */
    String column() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
