package dev.influencerplatform.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What Linux knows of a process, and what only an administrator may do to the machine. */
final class Machine {

    private static final long KILO = 1024;

    private Machine() {
    }

    static long threads(long pid) throws IOException {
        return status(pid, "Threads:");
    }

    static long residentMegabytes(long pid) throws IOException {
        return status(pid, "VmRSS:") / KILO;
    }

    static long openFiles(long pid) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            return files.count();
        }
    }

    private static long status(long pid, String name) throws IOException {
        String line = Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                .filter(one -> one.startsWith(name)).findFirst().orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", ""));
    }

    /** A file system in memory of that size, on an empty folder, until it is closed. Linux lets only root do this. */
    static AutoCloseable smallDisk(Path folder, int megabytes, String... options) throws Exception {
        Files.createDirectories(folder);
        run(List.of("mount", "-t", "tmpfs", "-o",
                String.join(",", Stream.concat(Stream.of("size=" + megabytes + "m"), Stream.of(options)).toList()), "none",
                folder.toAbsolutePath().toString()));
        return () -> run(List.of("umount", "-l", folder.toAbsolutePath().toString()));
    }

    static void readOnly(Path folder) throws Exception {
        run(List.of("mount", "-o", "remount,ro", folder.toAbsolutePath().toString()));
    }

    /** Leaves no byte free. */
    static Path fill(Path folder) throws IOException {
        Path filling = folder.resolve("filling");
        byte[] block = new byte[4096];
        try (var out = Files.newOutputStream(filling)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            return filling;
        }
    }

    private static void run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String words = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as("%s: %s (run this suite as root, as in a container)", command, words).isZero();
    }
}
