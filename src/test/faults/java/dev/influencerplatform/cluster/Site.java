package dev.influencerplatform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.support.Packaged;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Two instances behind the proxy, as {@code docker/SCALING.md} has them. */
final class Site implements AutoCloseable {

    static final int INSTANCES = 2;
    private static final Duration LONGEST_EXIT = Duration.ofSeconds(25);

    private final Map<String, String> settings;
    private final int[] ports = { Packaged.freePort(), Packaged.freePort() };
    private final Packaged[] instances = new Packaged[INSTANCES];
    private final Proxy proxy;

    private Site(Map<String, String> settings) throws IOException {
        this.settings = settings;
        this.proxy = Proxy.before(ports[0], ports[1]);
    }

    /** @param settings those of {@link Packaged#settings}, with what the site needs added or changed */
    static Site start(Map<String, String> settings) throws Exception {
        return startFrom(Packaged.FOLDER, settings);
    }

    /** @param application the folder of a package, which may be an earlier one */
    static Site startFrom(Path application, Map<String, String> settings) throws Exception {
        Site site = new Site(settings);
        try {
            for (int i = 0; i < INSTANCES; i++) {
                site.begin(i, application);
            }
            for (Packaged instance : site.instances) {
                instance.awaitReady();
            }
            return site;
        } catch (Exception | AssertionError failure) {
            site.close();
            throw failure;
        }
    }

    /** What a load from one address needs, and how instances are run behind a proxy. */
    static Map<String, String> settings(PostgresServer database) throws Exception {
        Map<String, String> settings = Packaged.settings(database.embedded());
        settings.put("TRUSTED_PROXIES", "1");
        settings.put("DATABASE_POOL_SIZE", "8");
        settings.remove("SHUTDOWN_DELAY");
        for (String limit : new String[] { "SIGN_IN", "REGISTRATION", "REFRESH", "WRITE", "READ", "LINK", "PUBLIC_REVIEW" }) {
            settings.put("APP_LIMITS_" + limit, "1000000/1M");
        }
        return settings;
    }

    /** Where clients go. */
    URI url() {
        return proxy.url();
    }

    Packaged instance(int number) {
        return instances[number];
    }

    Proxy proxy() {
        return proxy;
    }

    /**
     * Ends an instance and starts it again, as a rolling restart does with one after the other; tells how long the end took.
     */
    Duration restart(int number) throws Exception {
        return replace(number, Packaged.FOLDER);
    }

    /** The same with another version. */
    Duration replace(int number, Path application) throws Exception {
        Duration took = end(number);
        begin(number, application);
        instances[number].awaitReady();
        return took;
    }

    private void begin(int number, Path application) throws IOException {
        Map<String, String> own = new LinkedHashMap<>(settings);
        own.put("PORT", String.valueOf(ports[number]));
        instances[number] = Packaged.startFrom(application, Path.of(""), own);
    }

    /** Sends SIGTERM, and tells how long it took. */
    private Duration end(int number) throws InterruptedException {
        long start = System.nanoTime();
        assertThat(instances[number].terminate(LONGEST_EXIT)).as("exit code after SIGTERM").isEqualTo(143);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        proxy.close();
        for (Packaged instance : instances) {
            if (instance != null) {
                instance.close();
            }
        }
    }
}
