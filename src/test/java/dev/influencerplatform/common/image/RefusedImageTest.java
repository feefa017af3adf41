package dev.influencerplatform.common.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.influencerplatform.common.image.RefusedImageException.Reason;
import dev.influencerplatform.support.Pictures;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no pictures, or would become too much of one, are refused, and cost little. */
class RefusedImageTest {

    private static final int MEGABYTE = 1 << 20;
    /** The file, what is decoded, what is made of it, and what the garbage collector finds of it. */
    private static final long MOST_ALLOCATED = 160L * MEGABYTE;

    static Stream<byte[]> files() {
        BufferedImage picture = Pictures.corners(64, 48);
        return Stream.of(Pictures.held(Pictures.write(picture, "jpeg"), 6), Pictures.progressive(picture),
                Pictures.write(picture, "png"), Pictures.write(picture, "gif"), Pictures.resource("lossy.webp"),
                Pictures.resource("turned.webp"), Pictures.resource("animated.webp"),
                Pictures.resource("lossless.webp"), Pictures.resource("lossy-alpha.webp"),
                Pictures.resource("cmyk.jpg"));
    }

    private static void assertRefused(byte[] file, Reason reason) {
        assertThatThrownBy(() -> RenderingsTest.render(file, 96)).isInstanceOfSatisfying(RefusedImageException.class,
                refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static long allocatedBy(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileThatEndsAnywhereEarlierIsRefused(byte[] file) {
        for (int length = 12; length < file.length - 1; length++) {
            assertRefused(Arrays.copyOf(file, length), Reason.UNREADABLE);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aBrokenFileIsRefusedOrReadAndNothingElse(byte[] file) {
        Random random = new Random(file.length);
        for (int i = 0; i < 300; i++) {
            byte[] broken = file.clone();
            for (int j = 0; j <= i % 4; j++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            try {
                ImageFormat.of(broken).ifPresent(format -> RenderingsTest.render(broken, 96));
            } catch (RefusedImageException refused) {
                assertThat(refused.reason()).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "hello", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "<html>", "BM", "GIF89", "II*\0",
            "RIFF\0\0\0\0WAVE", "%PDF-1.7", "PK\3\4" })
    void whatIsNoPictureIsNotTakenForOne(String text) {
        assertThat(ImageFormat.of(Pictures.join(text))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "10000,10000", "20001,1", "1,20001", "65535,65535", "2147483647,2147483647" })
    void tooManyPixelsAreRefusedByTheHeaderAlone(int width, int height) {
        byte[] header = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).put((byte) 2).array();
        byte[] png = Pictures.join(Arrays.copyOf(Pictures.png(1, 1), 8), Pictures.chunk("IHDR", header),
                Pictures.chunk("IDAT", new byte[10]), Pictures.chunk("IEND", new byte[0]));
        assertThat(allocatedBy(() -> assertRefused(png, Reason.TOO_LARGE))).isLessThan(MEGABYTE);
    }

    @Test
    void aHundredMegapixelsAreRefusedByTheHeaderAlone() {
        byte[] png = Pictures.blackPng(10_000, 10_000, 1, 0);
        assertThat(png).hasSizeLessThan(100_000);
        assertThat(allocatedBy(() -> assertRefused(png, Reason.TOO_LARGE))).isLessThan(MEGABYTE);
    }

    @ParameterizedTest
    @CsvSource({ "8,2", "16,6", "1,0" })
    void whatUnpacksToAlmostTooMuchTakesLittleMemory(int bits, int colorType) {
        byte[] png = Pictures.blackPng(7000, 7000, bits, colorType);
        assertThat(allocatedBy(() -> assertThat(RenderingsTest.render(png, 1080)).isNotEmpty())).isLessThan(MOST_ALLOCATED);
    }

    @Test
    void aPhotoOfAlmostFiftyMegapixelsTakesLittleMemory() {
        byte[] jpeg = Pictures.write(Pictures.corners(7000, 7000, BufferedImage.TYPE_BYTE_GRAY), "jpeg");
        assertThat(allocatedBy(() -> assertThat(RenderingsTest.render(jpeg, 1080)).isNotEmpty())).isLessThan(MOST_ALLOCATED);
    }

    @ParameterizedTest
    @ValueSource(strings = { "zTXt", "iTXt", "iCCP" })
    void whatUnpacksOutsideOfThePixelsIsNeverUnpacked(String chunk) {
        byte[] packed = Pictures.deflated(new byte[MEGABYTE], 300);
        byte[] prefix = Pictures.join(chunk.equals("iTXt") ? "a\0\1\0\0\0" : "a\0\0");
        byte[] png = Pictures.withChunk(Pictures.png(64, 48), chunk, Pictures.join(prefix, packed));
        assertThat(allocatedBy(() -> assertThat(RenderingsTest.render(png, 64)).isNotEmpty()))
                .isLessThan(10 * MEGABYTE);
    }

    @Test
    void aProgressivePictureWithMoreCoefficientsThanFitIsRefused() {
        byte[] jpeg = Pictures.progressive(Pictures.corners(64, 48));
        int frame = indexOf(jpeg, 0xC2);
        ByteBuffer.wrap(jpeg).putShort(frame + 4, (short) 7000).putShort(frame + 6, (short) 7000);
        assertThat(allocatedBy(() -> assertRefused(jpeg, Reason.TOO_LARGE))).isLessThan(MEGABYTE);
    }

    @Test
    void aJpegOfManyScansIsRefused() {
        byte[] jpeg = Pictures.progressive(Pictures.corners(64, 48));
        int scan = indexOf(jpeg, 0xDA) - 1;
        byte[] scans = Arrays.copyOfRange(jpeg, scan, jpeg.length - 2);
        byte[][] many = new byte[41][];
        Arrays.fill(many, scans);
        byte[] bomb = Pictures.join(Arrays.copyOf(jpeg, scan), Pictures.join((Object[]) many),
                new byte[] { (byte) 0xFF, (byte) 0xD9 });
        assertRefused(bomb, Reason.UNREADABLE);
    }

    @Test
    void twoHeadersAreOneTooMany() {
        byte[] second = ByteBuffer.allocate(13).putInt(1).putInt(1).put((byte) 8).put((byte) 2).array();
        assertRefused(Pictures.withChunk(Pictures.png(64, 48), "IHDR", second), Reason.UNREADABLE);
        byte[] jpeg = Pictures.jpeg(64, 48);
        byte[] frame = { 8, 0, 1, 0, 1, 1, 1, 0x11, 0 };
        assertRefused(Pictures.withSegment(jpeg, 0xC0, frame), Reason.UNREADABLE);
    }

    @Test
    void aWebpThatSaysLessOfItselfThanItHoldsIsMeasuredByItsPixels() {
        byte[] webp = Pictures.resource("turned.webp");
        // the canvas becomes 1 x 1
        Arrays.fill(webp, 24, 30, (byte) 0);
        assertThat(Pictures.read(RenderingsTest.render(webp, 96)).getHeight()).isEqualTo(64);
    }

    @Test
    void manySmallPiecesTakeLittleTime() {
        byte[] gif = Pictures.write(Pictures.corners(64, 48), "gif");
        int header = 13 + 3 * (2 << (gif[10] & 7));
        byte[] piece = new byte[256];
        Arrays.fill(piece, (byte) 'x');
        piece[0] = (byte) 255;
        byte[][] pieces = new byte[30_000][];
        Arrays.fill(pieces, piece);
        byte[] bomb = Pictures.join(Arrays.copyOf(gif, header), new byte[] { 0x21, (byte) 0xFE },
                Pictures.join((Object[]) pieces), new byte[1], Arrays.copyOfRange(gif, header, gif.length));
        byte[] zeros = new byte[8 * MEGABYTE];
        for (int i = 0; i < zeros.length; i += 2) {
            zeros[i] = (byte) 0xFF;
        }
        Instant before = Instant.now();
        assertThat(RenderingsTest.render(bomb, 64)).isNotEmpty();
        assertRefused(Pictures.join(new byte[] { (byte) 0xFF, (byte) 0xD8 }, zeros), Reason.UNREADABLE);
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void kindsOfJpegThatNobodyUploadsAreRefused() {
        for (int marker : List.of(0xC3, 0xC5, 0xC9, 0xCA)) {
            byte[] jpeg = Pictures.jpeg(64, 48);
            jpeg[indexOf(jpeg, 0xC0)] = (byte) marker;
            assertRefused(jpeg, Reason.UNREADABLE);
        }
    }

    private static int indexOf(byte[] jpeg, int marker) {
        for (int i = 2; i < jpeg.length; i++) {
            if (jpeg[i - 1] == (byte) 0xFF && jpeg[i] == (byte) marker) {
                return i;
            }
        }
        throw new AssertionError("no such marker");
    }
}
