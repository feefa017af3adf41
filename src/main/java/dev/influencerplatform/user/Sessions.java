package dev.influencerplatform.user;

import dev.influencerplatform.common.http.RequestFacts;
import dev.influencerplatform.common.paging.Page;
import dev.influencerplatform.common.paging.PageRequest;
import dev.influencerplatform.common.problem.ProblemType;
import dev.influencerplatform.log.ActivityLog;
import dev.influencerplatform.log.ActivityLog.Activity;
import dev.influencerplatform.user.Session.Device;
import dev.influencerplatform.user.mail.MailKind;
import dev.influencerplatform.user.mail.Mails;
import dev.influencerplatform.user.token.AccessTokens;
import dev.influencerplatform.user.token.LiveSessions;
import dev.influencerplatform.user.token.RefreshTokens;
import dev.influencerplatform.user.token.RefreshTokens.Presented;
import dev.influencerplatform.user.token.TokenSettings;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Opens, refreshes and ends sessions. */
@ApplicationScoped
public class Sessions {

    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final LiveSessions liveSessions;
    private final TokenSettings settings;
    private final Operators operators;
    private final Mails mails;
    private final ActivityLog log;
    private final Clock clock;

    Sessions(AccessTokens accessTokens, RefreshTokens refreshTokens, LiveSessions liveSessions, TokenSettings settings,
            Operators operators, Mails mails, ActivityLog log, Clock clock) {
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.liveSessions = liveSessions;
        this.settings = settings;
        this.operators = operators;
        this.mails = mails;
        this.log = log;
        this.clock = clock;
    }

    /** Opens a session and writes it to the log, both in the transaction under way. */
    TokenAnswer open(User user, String action, RoutingContext request) {
        Device device = Device.of(request.request().getHeader("User-Agent"), RequestFacts.clientAddress(request));
        if (action.equals("login") && !Session.isKnown(user.id, device)) {
            mails.plan(MailKind.NEW_SIGN_IN, user.id, user.email, device.facts(clock));
        }
        operators.promote(user);
        Session session = Session.open(user.id, device, settings, clock);
        log.append(Activity.success(user.id, action, null));
        return answer(session, user);
    }

    /** The next pair of tokens; nothing when the token is a replay, in which case its session has been ended. */
    @Transactional
    Optional<TokenAnswer> refresh(Presented token) {
        Session session = Session.findForUpdate(token.sessionId()).filter(found -> found.isAlive(settings, clock))
                // ahead of us: genuine, but of a database that was set back
                .filter(found -> token.counter() <= found.counter)
                .orElseThrow(() -> UserProblems.INVALID_REFRESH_TOKEN.with("The session has ended. Sign in again."));
        User user = User.findById(session.userId);
        if (!session.accept(token.counter(), settings, clock)) {
            end(List.of(session));
            log.append(Activity.failure(user.id, "refresh", "A refresh token was replayed; its session was ended."));
            return Optional.empty();
        }
        return Optional.of(answer(session, user));
    }

    /** Whatever an instance may have remembered of it. */
    public void requireAlive(UUID sessionId) {
        Session.findForUpdate(sessionId).filter(session -> session.isAlive(settings, clock))
                .orElseThrow(() -> ProblemType.UNAUTHORIZED.with("The session has ended."));
    }

    /** The password was given once more; the refresh token stays the same. */
    @Transactional
    TokenAnswer reauthenticate(UUID sessionId) {
        Session session = Session.findForUpdate(sessionId).filter(found -> found.isAlive(settings, clock))
                .orElseThrow(() -> UserProblems.INVALID_REFRESH_TOKEN.with("The session has ended. Sign in again."));
        session.authenticatedAt = clock.instant();
        User user = User.findById(session.userId);
        log.append(Activity.success(user.id, "reauthenticate", null));
        return answer(session, user);
    }

    public Page<SessionView> list(UUID userId, UUID currentSessionId, PageRequest page) {
        return Session.list(userId, page, settings, clock)
                .map(session -> new SessionView(session.id, session.userAgent, session.ipAddress, session.authenticatedAt,
                        session.refreshedAt, session.endsAt(settings), session.id.equals(currentSessionId)));
    }

    void end(UUID sessionId) {
        Session.findForUpdate(sessionId).ifPresent(session -> end(List.of(session)));
    }

    public void endAll(UUID userId) {
        end(Session.listAlive(userId));
    }

    /** What the account may do has changed: its sessions are looked up again. */
    public void lookUpAgain(UUID userId) {
        Session.listAlive(userId).forEach(session -> liveSessions.forget(session.id));
    }

    void endOthers(UUID userId, UUID currentSessionId) {
        end(Session.listAlive(userId).stream().filter(session -> !session.id.equals(currentSessionId)).toList());
    }

    /** False when there is no such session of the user, or it has ended before. */
    boolean endOwned(UUID sessionId, UUID userId) {
        Optional<Session> owned = Session.findForUpdate(sessionId).filter(session -> session.userId.equals(userId))
                .filter(session -> session.isAlive(settings, clock));
        owned.ifPresent(session -> end(List.of(session)));
        return owned.isPresent();
    }

    private void end(List<Session> sessions) {
        sessions.forEach(session -> {
            session.revoke(clock);
            liveSessions.forget(session.id);
        });
    }

    private TokenAnswer answer(Session session, User user) {
        Duration rest = Duration.between(clock.instant(), session.expiresAt);
        Duration lifetime = rest.compareTo(settings.accessLifetime()) < 0 ? rest : settings.accessLifetime();
        return new TokenAnswer(accessTokens.issue(user.id, session.id, session.authenticatedAt, lifetime), "Bearer",
                lifetime.toSeconds(), refreshTokens.of(session.id, session.counter),
                Duration.between(clock.instant(), session.endsAt(settings)).toSeconds(),
                new TokenAnswer.Owner(user.id, user.email, user.createdAt));
    }
}
