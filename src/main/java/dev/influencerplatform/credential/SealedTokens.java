package dev.influencerplatform.credential;

import dev.influencerplatform.common.crypto.Vault;
import dev.influencerplatform.social.Access;
import dev.influencerplatform.social.Tokens;

/** Tokens as the database has them: each bound to its row and its column. */
record SealedTokens(String access, String refresh) {

    private static final String ACCESS = "access_token";
    private static final String REFRESH = "refresh_token";

    static SealedTokens of(Tokens tokens, Credential row, Vault vault) {
        return new SealedTokens(vault.seal(tokens.accessToken(), place(row, ACCESS)),
                tokens.refreshToken() == null ? null : vault.seal(tokens.refreshToken(), place(row, REFRESH)));
    }

    /** @throws dev.influencerplatform.common.crypto.UnreadableSecretException when they are not this row's */
    static Access open(Credential row, Vault vault) {
        String refresh = row.refreshToken == null ? null : vault.open(row.refreshToken, place(row, REFRESH));
        return new Access(row.platformUserId, row.loginId, row.scopes, new Tokens(
                vault.open(row.accessToken, place(row, ACCESS)), refresh, row.tokenIssuedAt, row.expiresAt,
                row.refreshExpiresAt));
    }

    private static String[] place(Credential row, String column) {
        return new String[] { "credentials", row.id.toString(), row.userId.toString(), row.platform.name(), column };
    }
}
