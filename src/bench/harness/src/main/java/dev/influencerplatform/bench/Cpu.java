package dev.influencerplatform.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process and its children have used of the processors, as Linux counts it in /proc: the figure that stays the same when
 * others use the machine, too. The time of children that have ended is with the parent that waited for them.
 */
final class Cpu {

    private static final int UTIME = 11;
    private static final int WAITED_FOR_STIME = 14;
    private static final double TICKS_PER_MILLI = 0.1;

    private Cpu() {
    }

    /** Milliseconds until now. */
    static double millis(long pid) {
        return tree(pid).mapToLong(Cpu::ticks).sum() / TICKS_PER_MILLI;
    }

    /** Resident memory in MiB. */
    static double memory(long pid) {
        return tree(pid).mapToDouble(Cpu::residentKib).sum() / 1024;
    }

    private static Stream<Long> tree(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants())).map(ProcessHandle::pid);
    }

    private static long ticks(long pid) {
        List<String> fields = fields(pid);
        long ticks = 0;
        for (int i = UTIME; i <= WAITED_FOR_STIME && i < fields.size(); i++) {
            ticks += Long.parseLong(fields.get(i));
        }
        return ticks;
    }

    /** The fields after the name, which may hold anything. */
    private static List<String> fields(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        } catch (IOException ended) {
            return List.of();
        }
    }

    private static double residentKib(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:")).mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                    .findFirst().orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }
}
