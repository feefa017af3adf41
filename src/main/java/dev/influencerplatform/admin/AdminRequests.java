package dev.influencerplatform.admin;

import dev.influencerplatform.user.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;

/** The small bodies of operators' acts. */
interface AdminRequests {

    /** Why an account is locked. */
    record Lock(@Schema(examples = "Spam in reviews") @NotBlank @CodePointLength(max = 200) String reason) {
    }

    /** What an account may do from now on. */
    record RoleChange(@NotNull Role role) {
    }
}
