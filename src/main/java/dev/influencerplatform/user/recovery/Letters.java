package dev.influencerplatform.user.recovery;

import dev.influencerplatform.common.crypto.RandomToken;
import dev.influencerplatform.common.crypto.Sha256;
import dev.influencerplatform.common.validation.Zones;
import dev.influencerplatform.user.Registration;
import dev.influencerplatform.user.User;
import dev.influencerplatform.user.attempt.Allowance;
import dev.influencerplatform.user.attempt.Attempts;
import dev.influencerplatform.user.mail.Letter;
import dev.influencerplatform.user.mail.Letter.Link;
import dev.influencerplatform.user.mail.LetterWriter;
import dev.influencerplatform.user.mail.Mail;
import dev.influencerplatform.user.recovery.OneTimeTokens.Holder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes mails when they are sent: only then it is looked up whether an address has an account, and only then a link is made.
 * Nothing that a stranger has typed is in them, or they would carry it to people on our behalf.
 */
@ApplicationScoped
class Letters implements LetterWriter {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(Locale.UK);

    private final OneTimeTokens tokens;
    private final Attempts attempts;
    private final RecoverySettings settings;

    Letters(OneTimeTokens tokens, Attempts attempts, RecoverySettings settings) {
        this.tokens = tokens;
        this.attempts = attempts;
        this.settings = settings;
    }

    @Override
    public Optional<Letter> write(Mail mail) {
        return switch (mail.kind) {
            case VERIFICATION -> verification(mail);
            case PASSWORD_RESET -> passwordReset(mail);
            case PASSWORD_CHANGED -> Optional.of(notice("Your password was changed",
                    "The password of your account was changed, and all other sessions were ended."));
            case EMAIL_CHANGE -> emailChange(mail);
            case EMAIL_CHANGE_REQUESTED -> Optional.of(notice("A change of your e-mail address was asked for",
                    "Somebody who is signed in to your account, and knows its password, wants it to have another e-mail "
                            + "address. It changes when the link in a mail to the new address is followed."));
            case EMAIL_CHANGED -> Optional.of(notice("Your e-mail address was changed",
                    "Your account has another e-mail address now; nothing more will be sent to this one."));
            case NEW_SIGN_IN -> newSignIn(mail);
            case ACCOUNT_DELETED -> Optional.of(new Letter("Your account was deleted",
                    List.of("Your account and all that belonged to it were deleted, and nothing more will be sent to you."),
                    null));
        };
    }

    private Optional<Letter> verification(Mail mail) {
        Optional<User> user = User.findByEmail(mail.address);
        Optional<Registration> awaited = Registration.findByEmail(mail.address);
        if (user.isEmpty() && awaited.isEmpty() || isTooMuch(mail)) {
            return Optional.empty();
        }
        if (user.isEmpty()) {
            return awaited.map(registration -> confirmation(newToken(registration)));
        }
        Registration.forget(mail.address);
        if (user.get().emailVerifiedAt == null && mail.userId == null) {
            // somebody else may have made it: who owns the address sets a password of their own, which ends all sessions
            return Optional.of(newPassword(user.get(), mail));
        }
        if (user.get().emailVerifiedAt == null) {
            return Optional.of(confirmation(tokens.issue(new Holder(user.get().id, mail.address), Purpose.VERIFICATION,
                    settings.verificationLifetime())));
        }
        return awaited.map(registration -> accountExists());
    }

    private Letter confirmation(String token) {
        return new Letter("Confirm your e-mail address",
                List.of("Somebody, we hope you, made an account with this e-mail address. Follow the link to confirm it.",
                        "If it was not you, do nothing: without the link nothing happens."),
                new Link("Confirm the address", settings.verificationLink() + token));
    }

    private static String newToken(Registration awaited) {
        String token = RandomToken.next();
        Registration.expect(awaited.email, Sha256.of(token));
        return token;
    }

    private static Letter accountExists() {
        return new Letter("You have an account already",
                List.of("Somebody, perhaps you, tried to use this e-mail address for an account; but it has one. Sign in with it, "
                        + "or ask for a new password if you have forgotten yours.",
                        "If it was not you, do nothing: your account is as it was."),
                null);
    }

    /** Who never confirmed an address is sent that link again instead. */
    private Optional<Letter> passwordReset(Mail mail) {
        Optional<User> user = User.findByEmail(mail.address);
        if (user.isEmpty()) {
            return verification(mail);
        }
        if (isTooMuch(mail)) {
            return Optional.empty();
        }
        return Optional.of(newPassword(user.get(), mail));
    }

    private Letter newPassword(User user, Mail mail) {
        String token = tokens.issue(new Holder(user.id, mail.address), Purpose.PASSWORD_RESET, settings.resetLifetime());
        return new Letter("Set a new password",
                List.of("Somebody, we hope you, forgot the password of your account. Follow the link to set a new one; it works "
                        + "once, for %d minutes.".formatted(settings.resetLifetime().toMinutes()),
                        "If it was not you, do nothing: your password is as it was."),
                new Link("Set a new password", settings.resetLink() + token));
    }

    private Optional<Letter> emailChange(Mail mail) {
        if (isTooMuch(mail)) {
            return Optional.empty();
        }
        if (User.findByEmail(mail.address).isPresent()) {
            return Optional.of(accountExists());
        }
        String token = tokens.issue(new Holder(mail.userId, mail.address), Purpose.EMAIL_CHANGE,
                settings.verificationLifetime());
        return Optional.of(new Letter("Confirm your new e-mail address",
                List.of("Follow the link, and your account has this e-mail address from then on.",
                        "If you asked for no such thing, do nothing: nothing changes."),
                new Link("Confirm the address", settings.emailChangeLink() + token)));
    }

    private Optional<Letter> newSignIn(Mail mail) {
        if (isTooMuch(mail)) {
            return Optional.empty();
        }
        return User.<User> findByIdOptional(mail.userId).map(user -> notice("A new sign-in to your account",
                "Somebody signed in to your account on %s (%s), from a device or a place that it was not used from before."
                        .formatted(MOMENT.format(Instant.parse(mail.detail("at")).atZone(Zones.of(user.timeZone))),
                                user.timeZone),
                "Device: %s. Address: %s.".formatted(orUnknown(mail.detail("device")), orUnknown(mail.detail("address")))));
    }

    private static Letter notice(String subject, String... facts) {
        List<String> paragraphs = new ArrayList<>(List.of(facts));
        paragraphs.add("If it was not you: set a new password by \"forgot password\" now, which ends all sessions, and have a "
                + "look at the activity log of your account.");
        return new Letter(subject, paragraphs, null);
    }

    private static String orUnknown(String text) {
        return text == null ? "unknown" : text;
    }

    /** Nobody's mailbox is to be filled by others; what could not be sent before was counted then. */
    private boolean isTooMuch(Mail mail) {
        return mail.failures == 0 && attempts.count(Sha256.of("mail", mail.kind.name(), mail.address),
                new Allowance("mail", settings.freeMails(), settings.firstDelay(), settings.longestDelay())).isPresent();
    }
}
