package dev.influencerplatform.profile.photo;

import dev.influencerplatform.common.storage.StorageFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A body that has arrived, on the disk: while many arrive slowly, they must not fill the memory. */
final class ReceivedBody implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path file;

    private ReceivedBody(Path file) {
        this.file = file;
    }

    /** The server ends it when it is too large. */
    static ReceivedBody of(InputStream body, Duration longest) throws IOException {
        ReceivedBody received = new ReceivedBody(create());
        boolean complete = false;
        try {
            received.receive(body, System.nanoTime() + longest.toNanos());
            complete = true;
        } finally {
            if (!complete) {
                received.close();
            }
        }
        return received;
    }

    private static Path create() {
        try {
            return Files.createTempFile("upload", null);
        } catch (IOException diskFull) {
            throw StorageFailure.of(diskFull);
        }
    }

    private void receive(InputStream body, long end) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                if (System.nanoTime() - end > 0) {
                    throw PhotoProblems.tooSlow();
                }
                write(out, buffer, read);
            }
        }
    }

    /** What fails here is our disk, and not the sender, as it is when reading fails. */
    private static void write(OutputStream out, byte[] buffer, int length) {
        try {
            out.write(buffer, 0, length);
        } catch (IOException diskFull) {
            throw StorageFailure.of(diskFull);
        }
    }

    byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
