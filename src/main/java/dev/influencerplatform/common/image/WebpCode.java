package dev.influencerplatform.common.image;

import java.util.Arrays;

/** A prefix code of a lossless WebP stream (RFC 9649, section 3.7.2): which bits mean which symbol. */
final class WebpCode {

    private static final int LONGEST = 15;
    private static final int[] LENGTH_ORDER = { 17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 };
    private static final int REPEAT_PREVIOUS = 16;
    private static final int REPEAT_ZERO = 17;
    private static final int FIRST_PREVIOUS = 8;

    /** How many symbols have codes of each length. */
    private final short[] counts = new short[LONGEST + 1];
    /** By their codes. */
    private final short[] symbols;

    /** @param lengths of the code of each symbol, 0 for one that does not occur */
    private WebpCode(byte[] lengths) {
        int used = 0;
        for (byte length : lengths) {
            counts[length]++;
            used += length == 0 ? 0 : 1;
        }
        counts[0] = 0;
        symbols = new short[used];
        if (used == 1) {
            // it needs no bits
            Arrays.fill(counts, (short) 0);
        } else {
            requireComplete();
        }
        sortSymbols(lengths);
    }

    private void sortSymbols(byte[] lengths) {
        int next = 0;
        for (int length = 1; length <= LONGEST; length++) {
            for (int symbol = 0; symbol < lengths.length; symbol++) {
                if (lengths[symbol] == length) {
                    symbols[next++] = (short) symbol;
                }
            }
        }
    }

    /** Each row of bits means something, and one thing only. */
    private void requireComplete() {
        int left = 1;
        for (int length = 1; length <= LONGEST; length++) {
            left = (left << 1) - counts[length];
            if (left < 0) {
                throw RefusedImageException.broken();
            }
        }
        if (left != 0) {
            throw RefusedImageException.broken();
        }
    }

    static WebpCode read(WebpBits bits, int alphabet) {
        return new WebpCode(bits.readFlag() ? simpleLengths(bits, alphabet) : codedLengths(bits, alphabet));
    }

    private static byte[] simpleLengths(WebpBits bits, int alphabet) {
        byte[] lengths = new byte[alphabet];
        boolean two = bits.readFlag();
        setLength(lengths, bits.read(bits.readFlag() ? Byte.SIZE : 1));
        if (two) {
            setLength(lengths, bits.read(Byte.SIZE));
        }
        return lengths;
    }

    private static void setLength(byte[] lengths, int symbol) {
        if (symbol >= lengths.length) {
            throw RefusedImageException.broken();
        }
        lengths[symbol] = 1;
    }

    private static byte[] codedLengths(WebpBits bits, int alphabet) {
        byte[] ofLengths = new byte[LENGTH_ORDER.length];
        int count = bits.read(4) + 4;
        for (int i = 0; i < count; i++) {
            ofLengths[LENGTH_ORDER[i]] = (byte) bits.read(3);
        }
        WebpCode lengthCode = new WebpCode(ofLengths);
        int left = bits.readFlag() ? 2 + bits.read(2 + 2 * bits.read(3)) : alphabet;
        byte[] lengths = new byte[alphabet];
        int previous = FIRST_PREVIOUS;
        for (int symbol = 0; symbol < alphabet && left > 0; left--) {
            int length = lengthCode.next(bits);
            if (length < REPEAT_PREVIOUS) {
                lengths[symbol++] = (byte) length;
                previous = length == 0 ? previous : length;
            } else {
                symbol = repeat(lengths, symbol, repeats(length, bits), length == REPEAT_PREVIOUS ? previous : 0);
            }
        }
        return lengths;
    }

    private static int repeats(int length, WebpBits bits) {
        if (length == REPEAT_PREVIOUS) {
            return 3 + bits.read(2);
        }
        return length == REPEAT_ZERO ? 3 + bits.read(3) : 11 + bits.read(7);
    }

    private static int repeat(byte[] lengths, int from, int count, int length) {
        if (from + count > lengths.length) {
            throw RefusedImageException.broken();
        }
        Arrays.fill(lengths, from, from + count, (byte) length);
        return from + count;
    }

    int next(WebpBits bits) {
        if (symbols.length == 1) {
            return symbols[0];
        }
        int code = 0;
        int first = 0;
        int index = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code |= bits.read(1);
            int count = counts[length];
            if (code - first < count) {
                return symbols[index + code - first];
            }
            index += count;
            first = first + count << 1;
            code <<= 1;
        }
        throw RefusedImageException.broken();
    }
}
