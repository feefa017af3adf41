package dev.influencerplatform.common.image;

import java.awt.geom.AffineTransform;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * How the camera was held (Exif 2.32, tag 0x0112), as a number from 1 to 8. Of all that Exif data holds this alone is read,
 * and without a library, which would read everything else of a stranger's as well.
 */
record Orientation(int number) {

    static final Orientation UPRIGHT = new Orientation(1);

    private static final byte[] PREFIX = { 'E', 'x', 'i', 'f', 0, 0 };
    private static final int LITTLE_ENDIAN = 0x4949;
    private static final int ENTRY_BYTES = 12;
    private static final int TAG = 0x0112;
    private static final int UNSIGNED_SHORT = 3;
    private static final int MOST = 8;
    private static final int FIRST_TURNED = 5;

    static boolean isExif(byte[] segment) {
        return segment.length > PREFIX.length && Arrays.equals(segment, 0, PREFIX.length, PREFIX, 0, PREFIX.length);
    }

    /** What cannot be read says nothing: many programs write Exif data, and some write nonsense. */
    static Orientation of(byte[] exif) {
        ByteBuffer tiff = ByteBuffer.wrap(exif).slice();
        if (isExif(exif)) {
            tiff = tiff.position(PREFIX.length).slice();
        }
        try {
            return find(tiff);
        } catch (BufferUnderflowException | IllegalArgumentException unreadable) {
            return UPRIGHT;
        }
    }

    private static Orientation find(ByteBuffer tiff) {
        tiff.order(tiff.getShort() == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        tiff.getShort();
        int directory = tiff.getInt();
        tiff.position(directory);
        int entries = Short.toUnsignedInt(tiff.getShort());
        for (int i = 0; i < entries; i++) {
            tiff.position(directory + 2 + i * ENTRY_BYTES);
            int tag = Short.toUnsignedInt(tiff.getShort());
            int type = tiff.getShort();
            tiff.getInt();
            int value = tiff.getShort();
            if (tag == TAG) {
                return type == UNSIGNED_SHORT && value >= 1 && value <= MOST ? new Orientation(value) : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    boolean swapsSides() {
        return number >= FIRST_TURNED;
    }

    /** Turns a picture of that size, as it lies in the file, upright. */
    AffineTransform toUpright(int width, int height) {
        return switch (number) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
