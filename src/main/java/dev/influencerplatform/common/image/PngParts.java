package dev.influencerplatform.common.image;

import java.util.zip.CRC32;

/**
 * The chunks of a PNG (ISO/IEC 15948). Kept are those without which there are no pixels; text and profiles are packed, so that
 * a few bytes of them could become a great many.
 */
final class PngParts {

    private static final int SIGNATURE_BYTES = 8;
    private static final int HEADER = 0x49484452;
    private static final int PALETTE = 0x504C5445;
    private static final int TRANSPARENCY = 0x74524E53;
    private static final int DATA = 0x49444154;
    private static final int END = 0x49454E44;
    private static final int EXIF = 0x65584966;
    private static final int LENGTH_BYTES = 4;
    private static final int NAME_BYTES = 4;
    private static final int MOST_BYTES_PER_PIXEL = 8;
    private static final int ROWS_AT_ONCE = 4;

    private PngParts() {
    }

    static ImageFacts sift(Sieve file) {
        file.skip(SIGNATURE_BYTES);
        file.keepFrom(0);
        int start = file.position();
        int length = file.readLength();
        if (file.readInt() != HEADER) {
            throw RefusedImageException.broken();
        }
        int width = file.readInt();
        int height = file.readInt();
        file.moveTo(start + LENGTH_BYTES + NAME_BYTES);
        file.skip(length);
        finish(file, HEADER, start);
        Orientation orientation = siftRest(file);
        return new ImageFacts(width, height, orientation, (long) width * MOST_BYTES_PER_PIXEL * ROWS_AT_ONCE);
    }

    private static Orientation siftRest(Sieve file) {
        Orientation orientation = Orientation.UPRIGHT;
        boolean hasData = false;
        for (int chunk = 0; chunk != END;) {
            int start = file.position();
            int length = file.readLength();
            chunk = file.readInt();
            if (chunk == EXIF) {
                orientation = Orientation.of(file.peek(length));
            }
            hasData |= chunk == DATA && length > 0;
            if (chunk == HEADER || chunk == END && !hasData) {
                // of two headers, a decoder might believe the other one
                throw RefusedImageException.broken();
            }
            file.skip(length);
            finish(file, chunk, start);
        }
        return orientation;
    }

    private static void finish(Sieve file, int chunk, int start) {
        int checkedFrom = start + LENGTH_BYTES;
        CRC32 checksum = new CRC32();
        checksum.update(file.bytes(), checkedFrom, file.position() - checkedFrom);
        int expected = file.readInt();
        if (chunk == HEADER || chunk == PALETTE || chunk == TRANSPARENCY || chunk == DATA || chunk == END) {
            if ((int) checksum.getValue() != expected) {
                throw RefusedImageException.broken();
            }
            file.keepFrom(start);
        }
    }
}
