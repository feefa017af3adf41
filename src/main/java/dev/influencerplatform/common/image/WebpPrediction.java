package dev.influencerplatform.common.image;

import java.util.function.IntUnaryOperator;

/** Guesses a pixel from those around it (RFC 9649, section 3.5.1). */
final class WebpPrediction {

    private static final int BLACK = 0xFF000000;

    private WebpPrediction() {
    }

    /** @param i the pixel, which is neither in the first row nor in the first column */
    static int of(int mode, int[] pixels, int i, int rowWidth) {
        int left = pixels[i - 1];
        int top = pixels[i - rowWidth];
        int topLeft = pixels[i - rowWidth - 1];
        // that of the last column is the first pixel of its own row
        int topRight = pixels[i - rowWidth + 1];
        return switch (mode) {
            case 1 -> left;
            case 2 -> top;
            case 3 -> topRight;
            case 4 -> topLeft;
            case 5 -> average(average(left, topRight), top);
            case 6 -> average(left, topLeft);
            case 7 -> average(left, top);
            case 8 -> average(topLeft, top);
            case 9 -> average(top, topRight);
            case 10 -> average(average(left, topLeft), average(top, topRight));
            case 11 -> select(left, top, topLeft);
            case 12 -> each(shift -> part(left, shift) + part(top, shift) - part(topLeft, shift));
            case 13 -> {
                int average = average(left, top);
                yield each(shift -> part(average, shift) + (part(average, shift) - part(topLeft, shift)) / 2);
            }
            default -> BLACK;
        };
    }

    private static int average(int one, int other) {
        return (one & other) + (((one ^ other) & 0xFEFEFEFE) >>> 1);
    }

    private static int select(int left, int top, int topLeft) {
        int toLeft = 0;
        int toTop = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            toLeft += Math.abs(part(top, shift) - part(topLeft, shift));
            toTop += Math.abs(part(left, shift) - part(topLeft, shift));
        }
        return toLeft < toTop ? left : top;
    }

    private static int part(int pixel, int shift) {
        return pixel >>> shift & 0xFF;
    }

    private static int each(IntUnaryOperator ofPart) {
        int pixel = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            pixel |= Math.min(0xFF, Math.max(0, ofPart.applyAsInt(shift))) << shift;
        }
        return pixel;
    }
}
