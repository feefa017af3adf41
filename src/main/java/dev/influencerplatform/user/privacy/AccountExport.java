package dev.influencerplatform.user.privacy;

import dev.influencerplatform.common.export.ExportedData;
import jakarta.inject.Singleton;
import java.util.List;

/** What an account exports of itself, and of what it did. */
@Singleton
class AccountExport implements ExportedData {

    @Override
    public List<Table> tables() {
        return List.of(
                new Table("account", """
                        SELECT id, email, email_verified_at AS "emailVerifiedAt", time_zone AS "timeZone", currency, locale,
                            role, created_at AS "createdAt", updated_at AS "updatedAt"
                        FROM users WHERE id = ?"""),
                new Table("sessions", """
                        SELECT id, user_agent AS device, ip_address AS "ipAddress", authenticated_at AS "createdAt",
                            refreshed_at AS "lastUsedAt", expires_at AS "expiresAt", revoked_at AS "endedAt"
                        FROM sessions WHERE user_id = ? ORDER BY authenticated_at, id"""),
                new Table("logs", """
                        SELECT id, action, status, platform, message, request_payload AS "requestPayload",
                            response_payload AS "responsePayload", ip_address AS "ipAddress", request_id AS "requestId",
                            created_at AS "createdAt"
                        FROM logs WHERE user_id = ? ORDER BY created_at, id"""));
    }
}
