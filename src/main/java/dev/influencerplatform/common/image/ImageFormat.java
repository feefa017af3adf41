package dev.influencerplatform.common.image;

import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** The kinds of picture that are read, told by their first bytes and never by what somebody says of them. */
public enum ImageFormat {
    JPEG("image/jpeg", "\u00ff\u00d8\u00ff", JpegParts::sift),
    PNG("image/png", "\u0089PNG\r\n\u001a\n", PngParts::sift),
    GIF("image/gif", "GIF8?a", GifParts::sift),
    WEBP("image/webp", "RIFF????WEBP", WebpParts::sift);

    private final String mediaType;
    private final byte[] signature;
    private final Function<Sieve, ImageFacts> parts;

    ImageFormat(String mediaType, String signature, Function<Sieve, ImageFacts> parts) {
        this.mediaType = mediaType;
        this.signature = signature.getBytes(StandardCharsets.ISO_8859_1);
        this.parts = parts;
    }

    public static Optional<ImageFormat> of(byte[] file) {
        return Arrays.stream(values()).filter(format -> format.begins(file)).findFirst();
    }

    public String mediaType() {
        return mediaType;
    }

    /** Keeps what the pixels need, and tells what the header says; what is not there as a whole is refused. */
    ImageFacts sift(Sieve file) {
        try {
            return parts.apply(file);
        } catch (BufferUnderflowException | BufferOverflowException | IllegalArgumentException tooShort) {
            throw RefusedImageException.broken();
        }
    }

    private boolean begins(byte[] file) {
        for (int i = 0; i < signature.length; i++) {
            if (i >= file.length || signature[i] != '?' && signature[i] != file[i]) {
                return false;
            }
        }
        return true;
    }
}
