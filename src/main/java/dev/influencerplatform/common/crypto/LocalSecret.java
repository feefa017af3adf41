package dev.influencerplatform.common.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** A secret that a developer's machine makes itself, and keeps in a file. */
public final class LocalSecret {

    private LocalSecret() {
    }

    public static String keptOrMade(Path file, Supplier<String> maker) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                // written aside and moved, so that a start that is cut short leaves no half a key behind
                Path aside = Files.createTempFile(file.getParent(), "new", ".tmp");
                Files.writeString(aside, maker.get());
                Files.move(aside, file);
            }
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
