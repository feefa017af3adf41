package dev.influencerplatform.user;

import dev.influencerplatform.common.http.View;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/** The account as its owner sees it. */
public record UserView(@NotNull UUID id, @NotNull String email,
        @NotNull boolean emailVerified, @NotNull String timeZone,
        @NotNull String currency, @NotNull String locale,
        @NotNull Instant createdAt, @NotNull int version) implements View {

    public static UserView of(User user) {
        return new UserView(user.id, user.email, user.emailVerifiedAt != null, user.timeZone, user.currency, user.locale,
                user.createdAt, user.version);
    }
}
