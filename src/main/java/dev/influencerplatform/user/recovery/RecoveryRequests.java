package dev.influencerplatform.user.recovery;

import dev.influencerplatform.user.User;
import dev.influencerplatform.user.password.ValidPassword;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The small bodies of what has to do with mails. */
interface RecoveryRequests {

    /** Whom to send a link. */
    record Address(@Schema(examples = "sarah@example.com") @NotBlank @Email @Size(max = 255) String email) {

        public Address {
            email = email == null ? null : User.canonical(email);
        }
    }

    /** The token of a link. */
    record Token(@NotNull @Size(max = 512) String token) {
    }

    /** A new password, for the token of a link. */
    record Reset(@NotNull @Size(max = 512) String token, @NotNull @ValidPassword String password) {
    }

    /** Another address, for who knows the password. */
    record EmailChange(@Schema(examples = "sarah.lens@example.com") @NotBlank @Email @Size(max = 255) String newEmail,
            @NotNull @Size(max = 512) String password) {

        public EmailChange {
            newEmail = newEmail == null ? null : User.canonical(newEmail);
        }
    }
}
