package dev.influencerplatform.common.image;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** What was done to pixels before they were packed (RFC 9649, section 3.5), each at most once, and how it is undone. */
final class WebpTransforms {

    private static final int PREDICTOR = 0;
    private static final int COLOR = 1;
    private static final int SUBTRACT_GREEN = 2;
    private static final int BLACK = 0xFF000000;

    private final int width;
    private final int height;
    private final Set<Integer> kinds = new HashSet<>();
    /** The last one first. */
    private final Deque<Consumer<int[]>> undoings = new ArrayDeque<>();
    private int packedWidth;

    /** What was done to each square of pixels. */
    private record Blocks(int[] all, int bits) {
    }

    WebpTransforms(int width, int height) {
        this.width = width;
        this.height = height;
        this.packedWidth = width;
    }

    /** How many blocks there are of so many pixels. */
    static int blocks(int pixels, int blockBits) {
        return pixels + (1 << blockBits) - 1 >> blockBits;
    }

    int packedWidth() {
        return packedWidth;
    }

    void read(WebpBits bits) {
        int kind = bits.read(2);
        if (!kinds.add(kind)) {
            throw RefusedImageException.broken();
        }
        int rowWidth = packedWidth;
        if (kind == SUBTRACT_GREEN) {
            undoings.push(pixels -> addGreen(pixels, rowWidth * height));
        } else if (kind == PREDICTOR || kind == COLOR) {
            int blockBits = bits.read(3) + 2;
            int[] blocks = LosslessWebp.readBlocks(bits, blocks(rowWidth, blockBits), blocks(height, blockBits));
            undoings.push(pixels -> undoBlocks(pixels, rowWidth, kind, new Blocks(blocks, blockBits)));
        } else {
            readPalette(bits);
        }
    }

    private void readPalette(WebpBits bits) {
        int size = bits.read(8) + 1;
        int[] colors = LosslessWebp.readBlocks(bits, size, 1);
        for (int i = 1; i < size; i++) {
            colors[i] = add(colors[i], colors[i - 1]);
        }
        int packing = size > 16 ? 0 : size > 4 ? 1 : size > 2 ? 2 : 3;
        packedWidth = blocks(width, packing);
        undoings.push(pixels -> unpack(pixels, colors, packing));
    }

    void undo(int[] pixels) {
        undoings.forEach(undoing -> undoing.accept(pixels));
    }

    private static void addGreen(int[] pixels, int count) {
        for (int i = 0; i < count; i++) {
            int green = pixels[i] >> 8 & 0xFF;
            pixels[i] = add(pixels[i], green << 16 | green);
        }
    }

    private void undoBlocks(int[] pixels, int rowWidth, int kind, Blocks blocks) {
        int blocksInRow = blocks(rowWidth, blocks.bits());
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < rowWidth; x++, i++) {
                int block = blocks.all()[(y >> blocks.bits()) * blocksInRow + (x >> blocks.bits())];
                pixels[i] = kind == COLOR ? addColors(pixels[i], block)
                        : add(pixels[i], predicted(pixels, i, rowWidth, block >> 8 & 15));
            }
        }
    }

    private static int predicted(int[] pixels, int i, int rowWidth, int mode) {
        if (i < rowWidth) {
            return i == 0 ? BLACK : pixels[i - 1];
        }
        return i % rowWidth == 0 ? pixels[i - rowWidth] : WebpPrediction.of(mode, pixels, i, rowWidth);
    }

    private static int addColors(int pixel, int block) {
        byte green = (byte) (pixel >> 8);
        int red = (pixel >> 16) + delta((byte) block, green) & 0xFF;
        int blue = pixel + delta((byte) (block >> 8), green) + delta((byte) (block >> 16), (byte) red) & 0xFF;
        return pixel & 0xFF00FF00 | red << 16 | blue;
    }

    private static int delta(byte factor, byte color) {
        return factor * color >> 5;
    }

    /** From the end, so that nothing is overwritten before it is read. */
    private void unpack(int[] pixels, int[] colors, int packing) {
        int bitsPerIndex = Byte.SIZE >> packing;
        int mask = (1 << bitsPerIndex) - 1;
        for (int y = height - 1; y >= 0; y--) {
            for (int x = width - 1; x >= 0; x--) {
                int packed = pixels[y * packedWidth + (x >> packing)] >> 8 & 0xFF;
                int index = packed >> (x & (1 << packing) - 1) * bitsPerIndex & mask;
                pixels[y * width + x] = index < colors.length ? colors[index] : 0;
            }
        }
    }

    /** Each of the four parts for itself, without a carry into the next. */
    static int add(int one, int other) {
        int alphaAndGreen = (one & 0xFF00FF00) + (other & 0xFF00FF00) & 0xFF00FF00;
        int redAndBlue = (one & 0x00FF00FF) + (other & 0x00FF00FF) & 0x00FF00FF;
        return alphaAndGreen | redAndBlue;
    }
}
