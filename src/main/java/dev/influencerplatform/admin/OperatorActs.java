package dev.influencerplatform.admin;

import dev.influencerplatform.common.http.Caller;
import dev.influencerplatform.common.http.IfMatch;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.ProblemType;
import dev.influencerplatform.log.ActivityLog;
import dev.influencerplatform.log.ActivityLog.Activity;
import dev.influencerplatform.user.Role;
import dev.influencerplatform.user.Sessions;
import dev.influencerplatform.user.User;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What operators do to accounts, within the transaction of the request: each act stands in the log of the person concerned,
 * too, without the operator's name. Nobody does it to himself; and of two operators who turn on each other one is the first,
 * so that there is always one left.
 */
@RequestScoped
class OperatorActs {

    static final ProblemType OWN_ACCOUNT = new ProblemType("own-account", 409, "It is your own account");

    private final AdminUsers users;
    private final Sessions sessions;
    private final ActivityLog log;
    private final Caller caller;
    private final IfMatch ifMatch;
    private final Clock clock;

    OperatorActs(AdminUsers users, Sessions sessions, ActivityLog log, Caller caller, IfMatch ifMatch, Clock clock) {
        this.users = users;
        this.sessions = sessions;
        this.log = log;
        this.caller = caller;
        this.ifMatch = ifMatch;
        this.clock = clock;
    }

    AdminUserView lock(UUID id, String reason) {
        User user = begin(id);
        user.lockOut(reason, clock);
        sessions.endAll(id);
        return finish(user, "account_locked", Map.of("reason", reason));
    }

    AdminUserView unlock(UUID id) {
        User user = begin(id);
        user.unlock(clock);
        return finish(user, "account_unlocked", null);
    }

    void endSessions(UUID id) {
        User user = begin(id);
        sessions.endAll(id);
        finish(user, "sessions_ended_by_operator", null);
    }

    AdminUserView change(UUID id, Role role) {
        User user = begin(id);
        ifMatch.check(users.find(id).orElseThrow(ProblemException::notFound));
        user.take(role, clock);
        sessions.lookUpAgain(id);
        return finish(user, "role_changed", Map.of("role", role == Role.ADMIN ? Role.OPERATOR : "user"));
    }

    private User begin(UUID id) {
        if (id.equals(caller.id())) {
            throw OWN_ACCOUNT.with("Another operator has to do it.");
        }
        List<User> both = User.lockBoth(caller.id(), id);
        if (both.stream().noneMatch(user -> user.id.equals(caller.id()) && user.role == Role.ADMIN && !user.isLocked())) {
            throw ProblemType.FORBIDDEN.with("You were an operator until this moment.");
        }
        return both.stream().filter(user -> user.id.equals(id)).findFirst().orElseThrow(ProblemException::notFound);
    }

    private AdminUserView finish(User user, String action, Map<String, Object> facts) {
        User.flush();
        log.append(Activity.success(user.id, action, null).with(facts, null));
        return users.find(user.id).orElseThrow();
    }
}
