package dev.influencerplatform.common.image;

/**
 * The blocks of a GIF (GIF89a specification). Kept are the screen, the first picture and what says which of its colours is
 * none; the rest is only walked through, to see that it is there.
 */
final class GifParts {

    private static final int SIGNATURE_BYTES = 6;
    private static final int SCREEN_SIZE_BYTES = 4;
    private static final int BACKGROUND_AND_ASPECT_BYTES = 2;
    private static final int PLACE_BYTES = 4;
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int PICTURE = 0x2C;
    private static final int TRAILER = 0x3B;
    private static final int ROWS_AT_ONCE = 8;

    private final Sieve file;
    private ImageFacts facts;

    private GifParts(Sieve file) {
        this.file = file;
    }

    static ImageFacts sift(Sieve file) {
        return new GifParts(file).sift();
    }

    private ImageFacts sift() {
        file.useLittleEndian();
        file.skip(SIGNATURE_BYTES + SCREEN_SIZE_BYTES);
        int flags = file.readByte();
        file.skip(BACKGROUND_AND_ASPECT_BYTES);
        skipTable(flags);
        file.keepFrom(0);
        for (int block = file.readByte(); block != TRAILER; block = file.readByte()) {
            switch (block) {
                case EXTENSION -> siftExtension();
                case PICTURE -> siftPicture();
                default -> throw RefusedImageException.broken();
            }
        }
        file.keep(TRAILER);
        if (facts == null) {
            throw RefusedImageException.broken();
        }
        return facts;
    }

    private void skipTable(int flags) {
        if ((flags & 0x80) != 0) {
            file.skip(3 << (flags & 7) + 1);
        }
    }

    private void siftExtension() {
        int start = file.position() - 1;
        boolean kept = file.readByte() == GRAPHIC_CONTROL && facts == null;
        skipSubBlocks();
        if (kept) {
            file.keepFrom(start);
        }
    }

    private void siftPicture() {
        int start = file.position() - 1;
        file.skip(PLACE_BYTES);
        int width = file.readShort();
        int height = file.readShort();
        skipTable(file.readByte());
        // how long the codes are at first
        file.skip(1);
        skipSubBlocks();
        if (facts == null) {
            facts = new ImageFacts(width, height, Orientation.UPRIGHT, (long) width * ROWS_AT_ONCE);
            file.keepFrom(start);
        }
    }

    private void skipSubBlocks() {
        for (int length = file.readByte(); length != 0; length = file.readByte()) {
            file.skip(length);
        }
    }
}
