package dev.influencerplatform.cluster;

import dev.influencerplatform.common.crypto.Vault;
import dev.influencerplatform.support.Packaged;
import dev.influencerplatform.support.TokenEndpoint;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** Connected accounts whose tokens are due to be renewed: work that instances share. */
final class DueAccounts {

    private static final String PLATFORM = "youtube";

    private final PostgresServer database;
    private final Vault vault;
    private final UUID owner = UUID.randomUUID();

    private DueAccounts(PostgresServer database) throws GeneralSecurityException {
        this.database = database;
        this.vault = new Vault(Packaged.VAULT_KEY);
    }

    /** What instances need to renew tokens there. */
    static void settings(Map<String, String> settings, TokenEndpoint google) {
        settings.put("YOUTUBE_CLIENT_ID", "app");
        settings.put("YOUTUBE_CLIENT_SECRET", "secret");
        settings.put("APP_CREDENTIALS_REFRESH_EVERY", "1S");
        settings.put("APP_SOCIAL_YOUTUBE_TOKEN_URL", google.url().toString());
    }

    /** So many, all of one person. */
    static DueAccounts add(int count, PostgresServer database, TokenEndpoint google)
            throws SQLException, GeneralSecurityException {
        DueAccounts accounts = new DueAccounts(database);
        accounts.insert(count, google);
        return accounts;
    }

    int waiting() {
        try {
            return database.count("credentials WHERE user_id = ? AND refreshed_at IS NULL", owner);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void insert(int count, TokenEndpoint google) throws SQLException {
        database.execute("INSERT INTO users (id, email, password) VALUES ('%s', '%s@example.com', '')".formatted(owner, owner));
        try (Connection connection = database.connect(); PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO credentials (id, user_id, platform, platform_user_id, scopes, access_token, refresh_token,
                    expires_at, refresh_due_at)
                VALUES (?, ?, 'youtube', ?, '{https://www.googleapis.com/auth/youtube.readonly}', ?, ?,
                    now() AT TIME ZONE 'UTC' + interval '5 minutes', now() AT TIME ZONE 'UTC' - interval '5 minutes')""")) {
            for (int i = 0; i < count; i++) {
                UUID id = UUID.randomUUID();
                String channel = "channel-" + id;
                insert.setObject(1, id);
                insert.setObject(2, owner);
                insert.setString(3, channel);
                insert.setString(4, vault.seal("from the consent", place(id, "access_token")));
                insert.setString(5, vault.seal(google.consent(channel), place(id, "refresh_token")));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private String[] place(UUID id, String column) {
        return new String[] { "credentials", id.toString(), owner.toString(), PLATFORM, column };
    }
}
