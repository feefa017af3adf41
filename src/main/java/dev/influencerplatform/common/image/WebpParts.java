package dev.influencerplatform.common.image;

/**
 * The chunks of a WebP (RFC 9649). Kept are the pixels and, of those with a loss, their profile; their transparency is put
 * aside. An animation's first frame becomes a picture of its own.
 */
final class WebpParts {

    private static final int RIFF = 0x46464952;
    private static final int WEBP = 0x50424557;
    private static final int LOSSY = 0x20385056;
    static final int LOSSLESS = 0x4C385056;
    private static final int EXTENDED = 0x58385056;
    private static final int ALPHA = 0x48504C41;
    private static final int PROFILE = 0x50434349;
    private static final int FRAME = 0x464D4E41;
    private static final int EXIF = 0x46495845;
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final int FRAME_HEADER_BYTES = 16;
    private static final int EXTENDED_BYTES = 10;
    private static final int PROFILE_FLAG = 0x20;
    private static final int MOST_PROFILE_BYTES = 1 << 20;
    private static final int FOURTEEN_BITS = 0x3FFF;
    private static final int LOSSY_START_BYTES = 6;
    /** Where all pixels are held at once: four bands of them, and what they were predicted from. */
    private static final int WHOLE_BYTES_PER_PIXEL = 6;
    private static final int ROWS_AT_ONCE = 48;
    private static final int BLOCK_BYTES_PER_PIXEL = 64;

    private final Sieve file;
    private Orientation orientation = Orientation.UPRIGHT;
    private Part profile;
    private Part alpha;
    private Part pixels;

    private WebpParts(Sieve file) {
        this.file = file;
    }

    /** @param start of its header */
    private record Part(int kind, int start, int length) {
    }

    static ImageFacts sift(Sieve file) {
        return new WebpParts(file).sift();
    }

    private ImageFacts sift() {
        file.useLittleEndian();
        file.skip(4);
        int end = file.readLength() + CHUNK_HEADER_BYTES;
        file.skip(4);
        while (file.position() < end) {
            siftChunk(file.position());
        }
        if (pixels == null) {
            throw RefusedImageException.broken();
        }
        ImageFacts facts = facts();
        write(facts);
        return facts;
    }

    private void siftChunk(int start) {
        int kind = file.readInt();
        int length = file.readLength();
        switch (kind) {
            case PROFILE -> profile = length > MOST_PROFILE_BYTES ? null : new Part(kind, start, length);
            case EXIF -> orientation = Orientation.of(file.peek(length));
            case ALPHA -> alpha = pixels == null ? new Part(kind, start, length) : alpha;
            case LOSSY, LOSSLESS -> pixels = pixels == null ? new Part(kind, start, length) : pixels;
            default -> {
                // metadata, or what nobody knows
            }
        }
        if (kind == FRAME && pixels == null) {
            // its chunks are walked through as if they stood outside
            file.skip(FRAME_HEADER_BYTES);
        } else {
            file.skip(length);
            file.skipPadding(length & 1);
        }
    }

    /** Of the pixels themselves, as what an extended file says of them may be something else. */
    private ImageFacts facts() {
        file.moveTo(pixels.start() + CHUNK_HEADER_BYTES);
        if (pixels.kind() == LOSSLESS) {
            file.skip(1);
            int sizes = file.readInt();
            return facts((sizes & FOURTEEN_BITS) + 1, (sizes >> 14 & FOURTEEN_BITS) + 1, true);
        }
        file.skip(LOSSY_START_BYTES);
        return facts(file.readShort() & FOURTEEN_BITS, file.readShort() & FOURTEEN_BITS, alpha != null);
    }

    private ImageFacts facts(int width, int height, boolean whole) {
        long bytesPerColumn = whole ? (long) height * WHOLE_BYTES_PER_PIXEL : ROWS_AT_ONCE * BLOCK_BYTES_PER_PIXEL;
        return new ImageFacts(width, height, orientation, width * bytesPerColumn);
    }

    private void write(ImageFacts facts) {
        boolean lossless = pixels.kind() == LOSSLESS;
        if (alpha != null && !lossless) {
            file.moveTo(alpha.start() + CHUNK_HEADER_BYTES);
            file.putAside(file.peek(alpha.length()));
        }
        file.keepInt(RIFF);
        file.keepInt(0);
        file.keepInt(WEBP);
        if (profile != null && !lossless) {
            file.keepInt(EXTENDED);
            file.keepInt(EXTENDED_BYTES);
            file.keepInt(PROFILE_FLAG);
            keepThreeBytes(facts.width() - 1);
            keepThreeBytes(facts.height() - 1);
            keep(profile);
        }
        keep(pixels);
        file.setInt(4, file.keptLength() - CHUNK_HEADER_BYTES);
    }

    private void keepThreeBytes(int value) {
        file.keep(value, value >> 8, value >> 16);
    }

    private void keep(Part part) {
        file.moveTo(part.start());
        file.skip(CHUNK_HEADER_BYTES + part.length());
        file.keepFrom(part.start());
        if ((part.length() & 1) == 1) {
            file.keep(0);
        }
    }
}
