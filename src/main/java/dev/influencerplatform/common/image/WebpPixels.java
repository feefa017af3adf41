package dev.influencerplatform.common.image;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What the library is not trusted with of a WebP: pixels that are packed without a loss, and their transparency. */
final class WebpPixels {

    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final int PIXEL_HEADER_BYTES = 5;
    private static final int HORIZONTAL = 1;
    private static final int VERTICAL = 2;

    private WebpPixels() {
    }

    static boolean areLossless(Sieve sifted) {
        return ByteBuffer.wrap(sifted.bytes()).order(ByteOrder.LITTLE_ENDIAN).getInt(FIRST_CHUNK) == WebpParts.LOSSLESS;
    }

    /** @param step how far apart the columns and rows are that are wanted */
    static BufferedImage read(Sieve sifted, ImageFacts facts, int step) {
        int start = FIRST_CHUNK + CHUNK_HEADER_BYTES + PIXEL_HEADER_BYTES;
        WebpBits bits = new WebpBits(sifted.bytes(), start, sifted.keptLength() - start);
        int[] pixels = LosslessWebp.read(bits, facts.width(), facts.height());
        BufferedImage picture = new BufferedImage(sampled(facts.width(), step), sampled(facts.height(), step),
                BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                picture.setRGB(x, y, pixels[y * step * facts.width() + x * step]);
            }
        }
        return picture;
    }

    /** @param packed the transparency of all pixels; the picture has those that are wanted */
    static BufferedImage seenThrough(BufferedImage picture, byte[] packed, ImageFacts facts, int step) {
        byte[] opacity = unpack(packed, facts.width(), facts.height());
        BufferedImage seenThrough = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int alpha = opacity[y * step * facts.width() + x * step];
                seenThrough.setRGB(x, y, picture.getRGB(x, y) & 0xFFFFFF | alpha << 24);
            }
        }
        return seenThrough;
    }

    private static int sampled(int pixels, int step) {
        return (pixels + step - 1) / step;
    }

    /** RFC 9649, section 2.7.1.2. */
    private static byte[] unpack(byte[] packed, int width, int height) {
        byte[] opacity = new byte[width * height];
        if ((packed[0] & 3) == 0) {
            System.arraycopy(packed, 1, opacity, 0, opacity.length);
        } else {
            int[] pixels = LosslessWebp.read(new WebpBits(packed, 1, packed.length - 1), width, height);
            for (int i = 0; i < opacity.length; i++) {
                opacity[i] = (byte) (pixels[i] >> 8);
            }
        }
        int filter = packed[0] >> 2 & 3;
        for (int i = 1; filter != 0 && i < opacity.length; i++) {
            opacity[i] += (byte) predicted(opacity, i, width, filter);
        }
        return opacity;
    }

    private static int predicted(byte[] opacity, int i, int width, int filter) {
        if (i < width || filter == HORIZONTAL && i % width != 0) {
            return opacity[i - 1];
        }
        if (i % width == 0 || filter == VERTICAL) {
            return opacity[i - width];
        }
        int gradient = (opacity[i - 1] & 0xFF) + (opacity[i - width] & 0xFF) - (opacity[i - width - 1] & 0xFF);
        return Math.max(0, Math.min(0xFF, gradient));
    }
}
