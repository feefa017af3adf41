package dev.influencerplatform.profile.photo;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an uploaded photo may ask of an instance, and how long what nobody shows is kept. */
@ConfigMapping(prefix = "app.photos")
interface PhotoSettings {

    /** How many million pixels an uploaded picture may have. */
    @WithDefault("50")
    int mostMegapixels();

    /** How many pixels its longer side may have. */
    @WithDefault("20000")
    int longestSide();

    /** What decoding one may take, besides its file (up to 10 MiB) and what is made of it (about 50 MiB). */
    @WithDefault("128M")
    MemorySize decodingMemory();

    /** How many are decoded at once, at each instance. */
    @WithDefault("2")
    int decodedAtOnce();

    /** How long an upload may take to arrive. */
    @WithDefault("60S")
    Duration uploadTime();

    /** How long files may lie in the store that no profile shows yet: longer than any upload. */
    @WithDefault("1H")
    Duration unusedFor();

    /** How often an instance looks for files to remove. */
    @WithDefault("1M")
    Duration sweepEvery();
}
