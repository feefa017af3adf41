package dev.influencerplatform.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

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

    static boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
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
}
