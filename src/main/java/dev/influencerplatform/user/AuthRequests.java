package dev.influencerplatform.user;

import dev.influencerplatform.user.password.ValidPassword;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The small bodies of the sign-in endpoints. */
interface AuthRequests {

    /** A sign-in. */
    record SignIn(
            @Schema(examples = "sarah@example.com") @NotNull @Size(max = 255) String email,
            @Schema(examples = "correct horse battery staple") @NotNull @Size(max = 512) String password,
            @Schema(description = "Where the refresh token goes; body when absent") RefreshTransport refreshTransport) {
    }

    /** A refresh of the tokens. */
    record Refresh(
            @Schema(description = "Absent when it is in the cookie") @Size(max = 512) String refreshToken) {
    }

    /** The password once more. */
    record Reauthentication(@NotNull @Size(max = 512) String password,
            @Schema(description = "Where the refresh token goes; when absent, where it is now") RefreshTransport refreshTransport) {
    }

    /** A change of the password. */
    record PasswordChange(@NotNull @Size(max = 512) String currentPassword,
            @NotNull @ValidPassword String newPassword) {
    }
}
