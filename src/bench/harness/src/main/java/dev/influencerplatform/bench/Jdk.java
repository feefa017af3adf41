package dev.influencerplatform.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A JDK on this machine. */
record Jdk(Path home, String version) {

    private static final int OLDEST = 17;

    /** The one that runs both Java servers: bench.jdk, or the newest beside the one that runs this. */
    static Jdk chosen() throws IOException {
        return Settings.text("jdk").equals("newest") ? newest() : in(Path.of(Settings.text("jdk")));
    }

    /** The oldest that the application runs on, when there is one, and the newest. */
    static List<Jdk> ends() throws IOException {
        Jdk newest = newest();
        return Stream.concat(found().stream().filter(jdk -> jdk.feature() == OLDEST && newest.feature() != OLDEST).limit(1),
                Stream.of(newest)).toList();
    }

    private static Jdk newest() throws IOException {
        return found().stream().max(Comparator.comparing(Jdk::feature)).orElseThrow();
    }

    private static List<Jdk> found() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<Path> homes = own.getParent() == null ? Stream.of(own) : Files.list(own.getParent())) {
            return homes.filter(home -> Files.isExecutable(home.resolve("bin/java")) && Files.exists(home.resolve("release")))
                    .map(Jdk::in).distinct().toList();
        }
    }

    private static Jdk in(Path home) {
        try {
            String version = Files.readAllLines(home.resolve("release")).stream().filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("[^0-9.]", "")).findFirst().orElse("0");
            return new Jdk(home.toRealPath(), version);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String java() {
        return home.resolve("bin/java").toString();
    }

    int feature() {
        return Integer.parseInt(version.replaceAll("\\..*", ""));
    }
}
