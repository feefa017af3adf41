package dev.influencerplatform.user;

import dev.influencerplatform.log.ActivityLog;
import dev.influencerplatform.log.ActivityLog.Activity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the first operators, those whom the configuration names; they make others. */
@ApplicationScoped
class Operators {

    private final Set<String> emails;
    private final boolean trustUnverified;
    private final ActivityLog log;
    private final Clock clock;

    Operators(AdminSettings settings, ActivityLog log, Clock clock) {
        this.emails = settings.emails().orElse(Set.of()).stream().map(User::canonical).collect(Collectors.toSet());
        this.trustUnverified = settings.trustUnverified();
        this.log = log;
        this.clock = clock;
    }

    /** At a sign-in, within its transaction. */
    void promote(User user) {
        if (user.role != Role.ADMIN && emails.contains(user.email) && (trustUnverified || user.emailVerifiedAt != null)) {
            user.take(Role.ADMIN, clock);
            log.append(Activity.success(user.id, "role_changed", "The configuration names this address.")
                    .with(Map.of("role", Role.OPERATOR), null));
        }
    }
}
