package dev.influencerplatform.credential;

import dev.influencerplatform.common.export.ExportedData;
import jakarta.inject.Singleton;
import java.util.List;

/** What an account exports of its connections: no tokens. */
@Singleton
class CredentialExport implements ExportedData {

    @Override
    public List<Table> tables() {
        return List.of(
                new Table("connectedAccounts", """
                        SELECT id, platform, platform_user_id AS "platformUserId", account_name AS "accountName", scopes,
                            created_at AS "createdAt", connected_at AS "connectedAt", refreshed_at AS "refreshedAt",
                            expires_at AS "expiresAt"
                        FROM credentials WHERE user_id = ? ORDER BY created_at, id"""));
    }
}
