package dev.influencerplatform.common.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.influencerplatform.support.Pictures;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own decoder reads what the reference (dwebp 1.2.4, which wrote the PNG files) reads, and is not to be kept busy. */
class LosslessWebpTest {

    private static BufferedImage decoded(String name, long mostPixels) {
        Sieve file = new Sieve(Pictures.resource(name));
        ImageFacts facts = ImageFormat.WEBP.sift(file);
        return Decoder.read(ImageFormat.WEBP, file, facts, mostPixels);
    }

    @ParameterizedTest
    @ValueSource(strings = { "photo-lossless", "palette-11", "palette-3" })
    void everyPixelIsThatOfTheReference(String name) {
        BufferedImage picture = decoded(name + ".webp", 1_000_000);
        BufferedImage reference = Pictures.read(Pictures.resource(name + ".png"));
        assertThat(picture.getWidth()).isEqualTo(reference.getWidth());
        for (int y = 0; y < reference.getHeight(); y++) {
            for (int x = 0; x < reference.getWidth(); x++) {
                int expected = reference.getRGB(x, y);
                if (expected >>> 24 != 0) {
                    assertThat(picture.getRGB(x, y)).as("%d, %d", x, y).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void everyOpacityOfALossyPictureIsThatOfTheReference() {
        BufferedImage picture = decoded("photo-lossy.webp", 1_000_000);
        BufferedImage reference = Pictures.read(Pictures.resource("photo-lossy.png"));
        for (int y = 0; y < reference.getHeight(); y++) {
            for (int x = 0; x < reference.getWidth(); x++) {
                assertThat(picture.getRGB(x, y) >>> 24).as("%d, %d", x, y).isEqualTo(reference.getRGB(x, y) >>> 24);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "photo-lossless", "photo-lossy" })
    void whatIsLeftOutIsEverySecondRowAndColumn(String name) {
        BufferedImage whole = decoded(name + ".webp", 1_000_000);
        BufferedImage half = decoded(name + ".webp", 61 * 45 / 4 + 1);
        assertThat(half.getWidth()).isEqualTo(31);
        assertThat(half.getHeight()).isEqualTo(23);
        assertThat(half.getRGB(30, 22)).isEqualTo(whole.getRGB(60, 44));
        assertThat(half.getRGB(7, 9)).isEqualTo(whole.getRGB(14, 18));
    }

    @Test
    void eachTransformMayOccurOnce() {
        // one follows (1), and takes green from the others (2, its lower bit first)
        String transform = "1" + "01";
        String pixels = "0" + "0" + "0" + group(0, 0);
        assertThat(LosslessWebp.read(bits(transform + pixels), 4, 4)).hasSize(16);
        assertThatThrownBy(() -> LosslessWebp.read(bits(transform + transform + pixels), 4, 4))
                .isInstanceOf(RefusedImageException.class);
    }

    @Test
    void moreCodesThanEncodersMakeAreRefused() {
        // no transform, no cache, blocks of 4 x 4 pixels; the only one says which group it has in its red and green
        String start = "0" + "0" + "1" + "000" + "0";
        assertThat(LosslessWebp.read(bits(start + group(2999 & 255, 2999 >> 8) + group(0, 0).repeat(3000)), 4, 4)).hasSize(16);
        assertThatThrownBy(
                () -> LosslessWebp.read(bits(start + group(3000 & 255, 3000 >> 8) + group(0, 0).repeat(3001)), 4, 4))
                .isInstanceOf(RefusedImageException.class);
    }

    /** Five codes: every pixel has that green and that red. */
    private static String group(int green, int red) {
        return simple(green) + simple(red) + simple(0).repeat(3);
    }

    /** A code with one symbol, which takes no bits: so that many pixels come of nothing. */
    private static String simple(int symbol) {
        StringBuilder lowestFirst = new StringBuilder("1" + "0" + "1");
        for (int bit = 0; bit < 8; bit++) {
            lowestFirst.append(symbol >> bit & 1);
        }
        return lowestFirst.toString();
    }

    private static WebpBits bits(String bits) {
        byte[] bytes = new byte[(bits.length() + 7) / 8];
        for (int i = 0; i < bits.length(); i++) {
            bytes[i / 8] |= (byte) (bits.charAt(i) - '0' << i % 8);
        }
        return new WebpBits(bytes, 0, bytes.length);
    }
}
