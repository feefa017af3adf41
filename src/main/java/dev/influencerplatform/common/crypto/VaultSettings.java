package dev.influencerplatform.common.crypto;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What seals the secrets in the database. */
@ConfigMapping(prefix = "app.vault")
public interface VaultSettings {

    /**
     * Keys of 32 bytes in Base64, separated by commas: the first one seals, all of them open. Without them the tokens of
     * social accounts are lost: keep them as safe as the database, and not beside it.
     */
    Optional<String> keys();

    /** Where dev and test keep the key that they make themselves: for developers only. */
    Optional<String> localFolder();
}
