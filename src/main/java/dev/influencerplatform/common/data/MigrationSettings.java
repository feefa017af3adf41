package dev.influencerplatform.common.data;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Who brings the schema up to date, and as whom. */
@ConfigMapping(prefix = "app.migrations")
public interface MigrationSettings {

    /** Who migrates: each instance at its start, or somebody else, whom instances then wait for. */
    enum Mode {
        AT_START,
        NEVER
    }

    /**
     * {@code at-start}: each instance, before it serves, one at a time. {@code never}: instances wait for somebody who was
     * started with {@code only}, which migrates and ends.
     */
    @WithDefault("at-start")
    Mode mode();

    /** JDBC URL of the database itself, where the usual one leads to a pooler: migrations need a session. */
    String url();

    /** The role that owns the tables, where the application has another one. */
    String user();

    /** That role's password. */
    String password();

    /** How long a start waits for the database, or for somebody else's migration, before it fails. */
    @WithDefault("60S")
    Duration waiting();
}
