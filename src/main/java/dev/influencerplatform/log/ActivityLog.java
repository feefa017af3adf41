package dev.influencerplatform.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.influencerplatform.common.data.BaseEntity;
import dev.influencerplatform.common.data.Database;
import dev.influencerplatform.common.data.Sources;
import dev.influencerplatform.common.http.RequestFacts;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes the activity log. What it is given is stored as it is: callers pass only what may be read later. */
@ApplicationScoped
public class ActivityLog {

    /** Past Hibernate: there is an entry for each change, so it is on the way of all of them. */
    private static final String INSERT = """
            INSERT INTO logs (id, user_id, platform, action, status, message, request_payload, response_payload, ip_address,
                              request_id, security, created_at)
            VALUES (?, ?, ?::social_platform, ?, ?::log_status, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?)""";

    private final EntityManager entityManager;
    private final Database database;
    private final ObjectMapper json;
    private final Clock clock;
    private final CurrentVertxRequest request;

    ActivityLog(EntityManager entityManager, Sources sources, ObjectMapper json, Clock clock, CurrentVertxRequest request) {
        this.entityManager = entityManager;
        this.database = sources.main();
        this.json = json;
        this.clock = clock;
        this.request = request;
    }

    /** Something that was done or tried, before it is stamped with its time and its request. */
    public record Activity(UUID userId, String action, LogStatus status, String message, LogPlatform platform,
            Map<String, Object> requestPayload, Map<String, Object> responsePayload) {

        public static Activity success(UUID userId, String action, String message) {
            return new Activity(userId, action, LogStatus.success, message, null, null, null);
        }

        public static Activity failure(UUID userId, String action, String message) {
            return new Activity(userId, action, LogStatus.failure, message, null, null, null);
        }

        public Activity on(LogPlatform platform) {
            return new Activity(userId, action, status, message, platform, requestPayload, responsePayload);
        }

        public Activity with(Map<String, Object> requestPayload, Map<String, Object> responsePayload) {
            return new Activity(userId, action, status, message, platform, requestPayload, responsePayload);
        }
    }

    /** Joins the transaction of the change that it tells of, and is written when that ends: both commit, or neither. */
    @Transactional
    public void append(Activity activity) {
        // a request's person is there; what a job works on may have gone with its owner
        if (request().isPresent() || isThere(activity.userId())) {
            database.changeLast(INSERT, valuesOf(activity));
        }
    }

    /** The same, but at once: for a transaction that goes on with the log, or takes away whom this is about. */
    @Transactional
    public void appendNow(Activity activity) {
        entityManager.flush();
        database.change(INSERT, valuesOf(activity));
    }

    /** Commits by itself, because what it tells of was rolled back or never begun. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void appendAlone(Activity activity) {
        if (isThere(activity.userId())) {
            database.changeLast(INSERT, valuesOf(activity));
        }
    }

    /** Stays so until the transaction ends. Nothing is to be written for this, so nothing is flushed. */
    private boolean isThere(UUID userId) {
        return userId == null || !entityManager.createNativeQuery("SELECT 1 FROM users WHERE id = ? FOR KEY SHARE")
                .setFlushMode(FlushModeType.COMMIT).setParameter(1, userId).getResultList().isEmpty();
    }

    private Object[] valuesOf(Activity activity) {
        Optional<RoutingContext> asked = request();
        return new Object[] { BaseEntity.newId(), activity.userId(), nameOf(activity.platform()), activity.action(),
                nameOf(activity.status()), activity.message(), json(activity.requestPayload()),
                json(activity.responsePayload()),
                asked.map(RequestFacts::clientAddress).orElse(null), asked.map(RequestFacts::requestId).orElse(null),
                SecurityActions.include(activity.action()), clock.instant() };
    }

    private static String nameOf(Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private String json(Map<String, Object> payload) {
        try {
            return payload == null ? null : json.writeValueAsString(payload);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The request under way; jobs have none. */
    private Optional<RoutingContext> request() {
        return Arc.container().requestContext().isActive() ? Optional.ofNullable(request.getCurrent()) : Optional.empty();
    }
}
