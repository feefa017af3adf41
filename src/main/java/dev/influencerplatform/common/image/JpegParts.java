package dev.influencerplatform.common.image;

import java.nio.charset.StandardCharsets;

/**
 * The segments of a JPEG (ITU-T T.81, annex B). Kept are the tables, the frame and its scans, and of the application's
 * segments those that say what the colours mean.
 */
final class JpegParts {

    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    /** Each goes over all coefficients once more; the usual progressive file has ten. */
    private static final int MOST_SCANS = 40;
    private static final int MOST_PROFILE_BYTES = 1 << 20;
    private static final int COEFFICIENT_BYTES = 2;
    private static final int ROWS_AT_ONCE = 64;

    private final Sieve file;
    private Frame frame;
    private Orientation orientation = Orientation.UPRIGHT;
    private int scans;
    private int profileBytes;

    private JpegParts(Sieve file) {
        this.file = file;
    }

    /** @param samples for each pixel, which is fewer than components when colour is coarser than light */
    private record Frame(int width, int height, double samples, boolean progressive) {
    }

    static ImageFacts sift(Sieve file) {
        return new JpegParts(file).sift();
    }

    private ImageFacts sift() {
        file.skip(2);
        file.keep(0xFF, START);
        for (int marker = nextMarker(); marker != END; marker = nextMarker()) {
            if (!standsAlone(marker)) {
                siftSegment(marker);
            }
        }
        file.keep(0xFF, END);
        if (frame == null || scans == 0) {
            throw RefusedImageException.broken();
        }
        return new ImageFacts(frame.width(), frame.height(), orientation, memory());
    }

    /** With more than one scan a decoder holds all coefficients at once. */
    private long memory() {
        double samples = frame.progressive() || scans > 1 ? frame.height() : ROWS_AT_ONCE;
        return (long) (samples * frame.width() * frame.samples() * COEFFICIENT_BYTES);
    }

    private int nextMarker() {
        while (true) {
            int read = file.readByte();
            boolean marked = read == 0xFF;
            while (read == 0xFF) {
                read = file.readByte();
            }
            // decoders forgive what lies between segments, and so is it here
            if (marked && read != 0) {
                return read;
            }
        }
    }

    private static boolean standsAlone(int marker) {
        return marker >= 0xD0 && marker <= START || marker == 0x01;
    }

    private void siftSegment(int marker) {
        int start = file.position() - 2;
        int length = file.readShort() - 2;
        byte[] content = file.peek(length);
        file.skip(length);
        if (isFrame(marker)) {
            readFrame(marker, content);
        } else if (marker == APP1 && Orientation.isExif(content)) {
            orientation = Orientation.of(content);
        }
        if (marker == SCAN) {
            passScan();
        }
        if (isKept(marker, content)) {
            file.keepFrom(start);
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private boolean isKept(int marker, byte[] content) {
        return switch (marker) {
            case 0xC4, 0xDB, 0xDD, SCAN -> true;
            case APP0 -> begins(content, "JFIF\0");
            case APP14 -> begins(content, "Adobe");
            case APP2 -> begins(content, "ICC_PROFILE\0") && fits(content.length);
            default -> isFrame(marker);
        };
    }

    private boolean fits(int profilePart) {
        profileBytes += profilePart;
        return profileBytes <= MOST_PROFILE_BYTES;
    }

    private static boolean begins(byte[] content, String name) {
        return new String(content, 0, Math.min(content.length, name.length()), StandardCharsets.ISO_8859_1).equals(name);
    }

    private void readFrame(int marker, byte[] content) {
        if (frame != null || marker > 0xC2 || content.length < 6 || content[0] != 8) {
            throw RefusedImageException.unsupported("JPEG files that are lossless, hierarchical, arithmetic or not of 8 bits");
        }
        int components = content[5];
        if (components < 1 || components > 4 || content.length < 6 + components * 3) {
            throw RefusedImageException.broken();
        }
        frame = new Frame(unsignedShort(content, 3), unsignedShort(content, 1), samplesPerPixel(content, components),
                marker == 0xC2);
    }

    private static double samplesPerPixel(byte[] content, int components) {
        int widest = 1;
        int highest = 1;
        int samples = 0;
        for (int i = 0; i < components; i++) {
            int factors = content[7 + i * 3];
            int horizontal = factors >> 4 & 15;
            int vertical = factors & 15;
            widest = Math.max(widest, horizontal);
            highest = Math.max(highest, vertical);
            samples += horizontal * vertical;
        }
        return (double) samples / (widest * highest);
    }

    private static int unsignedShort(byte[] content, int position) {
        return Byte.toUnsignedInt(content[position]) << 8 | Byte.toUnsignedInt(content[position + 1]);
    }

    /** To the next marker, before which it stops; in a scan, 0xFF is followed by 0 or by a restart. */
    private void passScan() {
        if (frame == null || ++scans > MOST_SCANS) {
            throw RefusedImageException.broken();
        }
        while (true) {
            if (file.readByte() == 0xFF) {
                int next = file.readByte();
                while (next == 0xFF) {
                    next = file.readByte();
                }
                if (next != 0 && !(next >= 0xD0 && next < START)) {
                    file.moveTo(file.position() - 2);
                    return;
                }
            }
        }
    }
}
