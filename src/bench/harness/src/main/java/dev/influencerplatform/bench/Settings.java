package dev.influencerplatform.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What is measured, and how long; each a system property {@code bench.…} with its default in the POM. */
record Settings(List<String> servers, List<Scenario> scenarios, int seconds, int warmup, int rounds, int connections, int users,
        long logs, Path folder) {

    static Settings read() {
        return new Settings(list("servers"), list("scenarios").stream().map(Scenario::valueOf).toList(), number("seconds"),
                number("warmup"), number("rounds"), number("connections"), number("users"), number("logs"),
                Path.of(text("folder")).toAbsolutePath().normalize());
    }

    static String text(String name) {
        String value = System.getProperty("bench." + name);
        if (value == null) {
            throw new IllegalArgumentException("bench." + name + " is not set");
        }
        return value;
    }

    static int number(String name) {
        return Integer.parseInt(text(name));
    }

    static List<String> list(String name) {
        return Arrays.stream(text(name).split("[,\\s]+")).filter(part -> !part.isBlank()).toList();
    }

    /** The JVM options of a server. */
    static List<String> options(String server) {
        return list(server + ".options");
    }

    /** The program that runs both Java servers: of bench.jdk, or of the newest JDK beside the one that runs this. */
    static String java() throws IOException {
        Path home = Path.of(System.getProperty("java.home"));
        if (!text("jdk").equals("newest")) {
            return Path.of(text("jdk"), "bin", "java").toString();
        }
        try (Stream<Path> homes = home.getParent() == null ? Stream.of(home) : Files.list(home.getParent())) {
            return homes.filter(jdk -> Files.isExecutable(jdk.resolve("bin/java"))).max(Comparator.comparing(Settings::version))
                    .orElse(home).resolve("bin/java").toString();
        }
    }

    private static int version(Path jdk) {
        try {
            return Files.readAllLines(jdk.resolve("release")).stream().filter(line -> line.startsWith("JAVA_VERSION="))
                    .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D*(\\d+).*", "$1"))).findFirst().orElse(0);
        } catch (IOException none) {
            return 0;
        }
    }
}
