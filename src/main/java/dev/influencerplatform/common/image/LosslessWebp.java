package dev.influencerplatform.common.image;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Reads a lossless WebP stream (RFC 9649, section 3), which is also how the transparency of others is packed. By hand, as the
 * library's decoder can be kept busy for hours, and made to fill any memory, by a few bytes that are not meant well: here each
 * transform may occur once, codes are few, and nothing is read but what makes a pixel.
 */
final class LosslessWebp {

    private static final int LITERALS = 256;
    private static final int LENGTHS = 24;
    private static final int DISTANCES = 40;
    private static final int LARGEST_CACHE_BITS = 11;
    private static final int CACHE_HASH = 0x1E35A7BD;
    /** Encoders make at most 2600. */
    private static final int MOST_GROUPS = 3000;
    /** How near the first distances are: rows in the upper four bits, 8 less columns in the lower. */
    private static final byte[] NEAR = HexFormat.of().parseHex(
            "1807171928062729161a262a38053739151b363a252b48044749141c353b464a242c58454b343c03"
                    + "5759131d565a232d444c555b333d68026769121e666a222e545c434d656b323e78017779535d111f"
                    + "646c424e767a212f757b313f636d525e00747c414f1020626e30737d515f40727e616f50717f6070");

    private final WebpBits bits;
    private final int[] pixels;
    private final int width;
    private final int end;
    private int[] cache;
    private int cached;

    private LosslessWebp(WebpBits bits, int[] pixels, int width, int height) {
        this.bits = bits;
        this.pixels = pixels;
        this.width = width;
        this.end = width * height;
    }

    /** The codes of one part of a picture. */
    private record Group(WebpCode green, WebpCode red, WebpCode blue, WebpCode alpha, WebpCode distance) {
    }

    /** Which codes each block of a picture has; the same ones without blocks. */
    private record Groups(Group[] all, int[] ofBlocks, int blockBits, int blocksInRow) {

        Group at(int x, int y) {
            return ofBlocks == null ? all[0] : all[numberOf(ofBlocks[(y >> blockBits) * blocksInRow + (x >> blockBits)])];
        }

        static int numberOf(int block) {
            return block >> 8 & 0xFFFF;
        }
    }

    /** ARGB, row by row. */
    static int[] read(WebpBits bits, int width, int height) {
        WebpTransforms transforms = new WebpTransforms(width, height);
        while (bits.readFlag()) {
            transforms.read(bits);
        }
        int[] pixels = new int[width * height];
        new LosslessWebp(bits, pixels, transforms.packedWidth(), height).read(true);
        transforms.undo(pixels);
        return pixels;
    }

    /** A small picture, each pixel of which says something of a block of a large one. */
    static int[] readBlocks(WebpBits bits, int width, int height) {
        int[] blocks = new int[width * height];
        new LosslessWebp(bits, blocks, width, height).read(false);
        return blocks;
    }

    private void read(boolean mayHaveBlocks) {
        int cacheBits = bits.readFlag() ? bits.read(4) : 0;
        if (cacheBits > LARGEST_CACHE_BITS) {
            throw RefusedImageException.broken();
        }
        cache = cacheBits == 0 ? new int[0] : new int[1 << cacheBits];
        Groups groups = readGroups(mayHaveBlocks);
        for (int i = 0; i < end;) {
            Group group = groups.at(i % width, i / width);
            int symbol = group.green().next(bits);
            if (symbol < LITERALS) {
                pixels[i++] = group.red().next(bits) << 16 | symbol << 8 | group.blue().next(bits)
                        | group.alpha().next(bits) << 24;
            } else if (symbol < LITERALS + LENGTHS) {
                i = copy(i, symbol - LITERALS, group);
            } else {
                pixels[i] = cached(i, symbol - LITERALS - LENGTHS);
                i++;
            }
        }
    }

    private Groups readGroups(boolean mayHaveBlocks) {
        if (!mayHaveBlocks || !bits.readFlag()) {
            return new Groups(new Group[] { readGroup() }, null, 0, 0);
        }
        int blockBits = bits.read(3) + 2;
        int blocksInRow = WebpTransforms.blocks(width, blockBits);
        int[] ofBlocks = readBlocks(bits, blocksInRow, WebpTransforms.blocks(end / width, blockBits));
        int count = Arrays.stream(ofBlocks).map(Groups::numberOf).max().orElseThrow() + 1;
        if (count > MOST_GROUPS) {
            throw RefusedImageException.broken();
        }
        Group[] all = new Group[count];
        for (int i = 0; i < count; i++) {
            all[i] = readGroup();
        }
        return new Groups(all, ofBlocks, blockBits, blocksInRow);
    }

    private Group readGroup() {
        return new Group(WebpCode.read(bits, LITERALS + LENGTHS + cache.length), WebpCode.read(bits, LITERALS),
                WebpCode.read(bits, LITERALS), WebpCode.read(bits, LITERALS), WebpCode.read(bits, DISTANCES));
    }

    private int copy(int to, int lengthSymbol, Group group) {
        int length = number(lengthSymbol);
        int from = to - distance(number(group.distance().next(bits)));
        if (from < 0 || length > end - to) {
            throw RefusedImageException.broken();
        }
        // one by one, as what is copied may begin in what is copied
        for (int i = 0; i < length; i++) {
            pixels[to + i] = pixels[from + i];
        }
        return to + length;
    }

    private int number(int symbol) {
        if (symbol < 4) {
            return symbol + 1;
        }
        int extraBits = symbol - 2 >> 1;
        return (2 + (symbol & 1) << extraBits) + bits.read(extraBits) + 1;
    }

    private int distance(int number) {
        if (number > NEAR.length) {
            return number - NEAR.length;
        }
        int near = NEAR[number - 1];
        return Math.max(1, (near >> 4) * width + 8 - (near & 15));
    }

    /** All pixels before it are in the cache by then. */
    private int cached(int to, int key) {
        int shift = Integer.SIZE - Integer.numberOfTrailingZeros(cache.length);
        for (; cached < to; cached++) {
            cache[CACHE_HASH * pixels[cached] >>> shift] = pixels[cached];
        }
        return cache[key];
    }
}
