package dev.influencerplatform.common.docs;

import dev.influencerplatform.common.crypto.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A file that pages load. Its name holds a hash of its content, so that it may be kept for ever; it is compressed once and not
 * with each request, which would cost anybody little and the server much.
 */
record Asset(String name, String tag, String mediaType, byte[] compressed) {

    private static final int HASH_BYTES = 8;

    /** @param path of the file among the resources */
    static Asset of(String name, String extension, String mediaType, String path) {
        try (InputStream file = Objects.requireNonNull(Asset.class.getClassLoader().getResourceAsStream(path), path)) {
            byte[] content = file.readAllBytes();
            String hash = HexFormat.of().formatHex(Arrays.copyOf(Sha256.of(content), HASH_BYTES));
            return new Asset(name + "-" + hash + "." + extension, '"' + hash + '"', mediaType, compress(content));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    byte[] plain() {
        try (InputStream content = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return content.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] compress(byte[] content) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        }
        return compressed.toByteArray();
    }
}
