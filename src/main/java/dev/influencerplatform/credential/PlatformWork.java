package dev.influencerplatform.credential;

import dev.influencerplatform.common.data.DueWork;
import dev.influencerplatform.common.data.LeasedTable;
import dev.influencerplatform.common.data.Leases;
import dev.influencerplatform.social.Platform;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Work at the platforms that is due in a table: of each by itself, so that a slow one keeps no other waiting. */
public final class PlatformWork {

    private final Map<Platform, DueWork> byPlatform = new EnumMap<>(Platform.class);
    private volatile Instant end;

    /**
     * @param table with a column {@code platform}
     * @param workers of each platform
     * @param deed does one piece of work, whose lease is held, and releases it
     */
    public PlatformWork(Leases leases, LeasedTable table, int workers, Consumer<UUID> deed) {
        for (Platform platform : Platform.values()) {
            byPlatform.put(platform, new DueWork(leases, table.where("platform = '" + platform + "'"), workers, deed));
        }
    }

    /** Looks for what is due, and has it done; waits for none of it. */
    public void run() {
        byPlatform.values().forEach(DueWork::run);
    }

    /** There is something now: no need to wait until somebody looks. */
    public void begin(Platform platform) {
        byPlatform.get(platform).begin();
    }

    /** Begins nothing more. To be called before anything else at a shutdown, as all work has the same time to finish. */
    public void shutdown() {
        byPlatform.values().forEach(DueWork::shutdown);
        end = Instant.now().plus(DueWork.TIME_TO_FINISH);
    }

    /** Waits for what is under way. */
    public void awaitEnd() throws InterruptedException {
        for (DueWork work : byPlatform.values()) {
            work.awaitEnd(end);
        }
    }
}
