package dev.influencerplatform.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that the operating system has, run as a process of its own. */
final class Program implements AutoCloseable {

    private static final List<String> BESIDE_THE_PATH = List.of("/usr/sbin", "/usr/local/sbin", "/sbin");
    private static final int PATIENCE_SECONDS = 10;

    private final Process process;
    private final Path output;

    private Program(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Fails when the machine does not have it, and says how to get it. */
    static Program start(String name, List<String> arguments, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>(List.of(find(name).toString()));
        command.addAll(arguments);
        Path output = Files.createTempFile(Path.of("target"), name, ".log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new Program(builder.start(), output);
    }

    private static Path find(String name) {
        return Stream.concat(Arrays.stream(System.getenv("PATH").split(":")), BESIDE_THE_PATH.stream())
                .map(folder -> Path.of(folder, name)).filter(Files::isExecutable).findFirst()
                .orElseThrow(() -> new AssertionError("%s is missing, which these tests need: `apt-get install %s` (Debian, "
                        .formatted(name, name) + "Ubuntu) or `brew install %s` (macOS)".formatted(name)));
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** What it has said until now. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
