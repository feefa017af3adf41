package dev.influencerplatform.common.docs;

import dev.influencerplatform.common.crypto.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/**
 * A file that pages load. Its name holds a hash of its content, so that it may be kept for ever; it is compressed once and not
 * with each request, which would cost anybody little and the server much.
 *
 * @param hash of the content
 */
record Asset(String name, String hash, String mediaType, byte[] plain, byte[] compressed) {

    private static final int HASH_BYTES = 8;

    /** @param path of the file among the resources */
    static Asset of(String name, String extension, String mediaType, String path) {
        try (InputStream file = Objects.requireNonNull(Asset.class.getClassLoader().getResourceAsStream(path), path)) {
            byte[] content = file.readAllBytes();
            String hash = HexFormat.of().formatHex(Arrays.copyOf(Sha256.of(content), HASH_BYTES));
            return new Asset(name + "-" + hash + "." + extension, hash, mediaType, content, compress(content));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Each form has its own (RFC 9110, section 8.8.3). */
    String tag(boolean zipped) {
        return '"' + hash + (zipped ? "-gzip\"" : "\"");
    }

    private static byte[] compress(byte[] content) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        }
        return compressed.toByteArray();
    }
}
