package dev.influencerplatform.common.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps files in a folder; instances that share it share the files. */
final class LocalFolder implements FileStore {

    private static final String UNFINISHED = ".unfinished";
    /** No write takes so long: whoever was at it has died. */
    private static final Duration ABANDONED_AFTER = Duration.ofDays(1);

    private final Path folder;

    /** Fails when nothing can be written there, so that this is not found out by whoever uploads first. */
    LocalFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(this.folder);
            Files.delete(Files.createTempFile(this.folder, null, UNFINISHED));
            removeAbandoned();
        } catch (IOException failure) {
            throw new UncheckedIOException("The folder for files, " + folder + ", cannot be written", failure);
        }
    }

    @Override
    public void store(String name, byte[] content) {
        Path file = pathOf(name);
        try {
            Files.createDirectories(file.getParent());
            Path unfinished = Files.createTempFile(folder, null, UNFINISHED);
            try {
                write(unfinished, content);
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException failure) {
            throw StorageFailure.of(failure);
        }
    }

    @Override
    public Optional<byte[]> read(String name) {
        try {
            return Optional.of(Files.readAllBytes(pathOf(name)));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException failure) {
            throw StorageFailure.of(failure);
        }
    }

    @Override
    public void delete(String name) {
        Path file = pathOf(name);
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.getParent());
        } catch (DirectoryNotEmptyException othersInIt) {
            // whoever deletes the last one deletes the folder
        } catch (IOException failure) {
            throw StorageFailure.of(failure);
        }
    }

    /** On the disk before its name is: after a crash, a file must not be there without its content. */
    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (ByteBuffer rest = ByteBuffer.wrap(content); rest.hasRemaining();) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private void removeAbandoned() throws IOException {
        List<Path> unfinished;
        try (Stream<Path> files = Files.list(folder)) {
            unfinished = files.filter(file -> file.toString().endsWith(UNFINISHED)).toList();
        }
        for (Path file : unfinished) {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(Instant.now().minus(ABANDONED_AFTER))) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Path pathOf(String name) {
        Path file = folder.resolve(name).normalize();
        if (!folder.equals(file.getParent().getParent())) {
            throw new IllegalArgumentException("No name of a file: " + name);
        }
        return file;
    }
}
