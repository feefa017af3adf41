package dev.influencerplatform.common.image;

import static dev.influencerplatform.support.Pictures.corners;
import static dev.influencerplatform.support.Pictures.cornersOf;
import static dev.influencerplatform.support.Pictures.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.influencerplatform.support.Pictures;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever picture comes in, what goes out looks like it, and holds nothing else of it. */
class RenderingsTest {

    private static final ImageLimits LIMITS = new ImageLimits(50_000_000, 20_000, 128 << 20);

    static byte[] render(byte[] file, int size) {
        return Renderings.of(file.clone(), ImageFormat.of(file).orElseThrow(), List.of(size), LIMITS).get(0);
    }

    private static int lightOf(BufferedImage file, String format) {
        return new Color(Pictures.read(render(Pictures.write(file, format), 32)).getRGB(16, 16)).getRed();
    }

    private static BufferedImage gray(int type) {
        BufferedImage gray = new BufferedImage(32, 32, type);
        int half = gray.getSampleModel().getSampleSize(0) == 16 ? 128 * 257 : 128;
        for (int i = 0; i < 32 * 32; i++) {
            gray.getRaster().setSample(i % 32, i / 32, 0, half);
        }
        return gray;
    }

    @ParameterizedTest
    @ValueSource(strings = { "jpeg", "png", "gif" })
    void everyFormatLooksTheSame(String format) {
        assertThat(cornersOf(render(Pictures.write(corners(64, 48), format), 64))).isEqualTo("RGBY");
    }

    @ParameterizedTest
    @CsvSource({ "lossy.webp,RGBY", "animated.webp,RGBY", "turned.webp,BRYG", "lossless.webp,RGBY", "lossy-alpha.webp,RGBW",
            "lossless-alpha.webp,RGBW", "cmyk.jpg,RGBY" })
    void filesOfOtherProgramsLookTheSame(String name, String expected) {
        assertThat(cornersOf(render(Pictures.resource(name), 64))).isEqualTo(expected);
    }

    @Test
    void aProgressiveJpegLooksTheSame() {
        assertThat(cornersOf(render(Pictures.progressive(corners(640, 480)), 320))).isEqualTo("RGBY");
    }

    @ParameterizedTest
    @CsvSource({ "1,RGBY", "2,GRYB", "3,YBGR", "4,BYRG", "5,RBGY", "6,BRYG", "7,YGBR", "8,GYRB", "0,RGBY", "9,RGBY" })
    void aPictureIsTurnedUpright(int orientation, String expected) {
        byte[] upright = render(Pictures.held(Pictures.jpeg(640, 480), orientation), 320);
        assertThat(cornersOf(upright)).isEqualTo(expected);
        assertThat(Pictures.read(upright).getWidth()).isEqualTo(orientation >= 5 && orientation <= 8 ? 240 : 320);
    }

    @Test
    void theOrientationIsFoundWhereverItStands() {
        byte[] intel = join("Exif\0\0", Pictures.exif(6, ByteOrder.LITTLE_ENDIAN));
        assertThat(cornersOf(render(Pictures.withSegment(Pictures.jpeg(64, 48), 0xE1, intel), 64))).isEqualTo("BRYG");
        byte[] png = Pictures.withChunk(Pictures.png(64, 48), "eXIf", Pictures.exif(6, ByteOrder.BIG_ENDIAN));
        assertThat(cornersOf(render(png, 64))).isEqualTo("BRYG");
    }

    @Test
    void nonsenseInsteadOfExifIsNoOrientation() {
        byte[] lying = join("Exif\0\0MM\0*", new byte[] { 0x7F, 0, 0, 0 });
        assertThat(cornersOf(render(Pictures.withSegment(Pictures.jpeg(64, 48), 0xE1, lying), 64))).isEqualTo("RGBY");
    }

    @Test
    void nothingIsLeftButPixels() {
        byte[] file = Pictures.held(Pictures.jpeg(640, 480), 1);
        file = Pictures.withSegment(file, 0xE1, join("http://ns.adobe.com/xap/1.0/\0", Pictures.SECRET));
        file = Pictures.withSegment(file, 0xFE, join(Pictures.SECRET));
        file = join(file, "<script>", Pictures.SECRET);
        byte[] rendered = render(file, 320);
        assertThat(new String(rendered, StandardCharsets.ISO_8859_1)).doesNotContain(Pictures.SECRET, "Exif", "script", "cam");
        assertThat(markersOf(rendered)).doesNotContain(0xE1, 0xE2, 0xED, 0xFE).startsWith(0xE0).endsWith(0xDA);
        assertThat(rendered).endsWith((byte) 0xFF, (byte) 0xD9);
    }

    @Test
    void aPngsTextsAreLeftBehind() {
        byte[] png = Pictures.withChunk(Pictures.png(64, 48), "tEXt", join("Comment\0", Pictures.SECRET));
        assertThat(new String(render(png, 64), StandardCharsets.ISO_8859_1)).doesNotContain(Pictures.SECRET);
    }

    private static List<Integer> markersOf(byte[] jpeg) {
        List<Integer> markers = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(jpeg).position(2);
        while (markers.isEmpty() || markers.get(markers.size() - 1) != 0xDA) {
            assertThat(in.get()).isEqualTo((byte) 0xFF);
            markers.add(Byte.toUnsignedInt(in.get()));
            in.position(in.position() + Short.toUnsignedInt(in.getShort(in.position())));
        }
        return markers;
    }

    @ParameterizedTest
    @CsvSource({ "4000,3000,1080,1080,810", "3000,4000,320,240,320", "50,40,1080,50,40", "20000,10,1080,1080,1",
            "1,1,96,1,1", "2828,2828,1080,1080,1080", "2830,2830,1080,1080,1080", "1081,7,1080,1080,7" })
    void theLongerSideFitsAndNothingGrows(int width, int height, int size, int expectedWidth, int expectedHeight) {
        BufferedImage rendered = Pictures.read(render(Pictures.png(width, height), size));
        assertThat(rendered.getWidth()).isEqualTo(expectedWidth);
        assertThat(rendered.getHeight()).isEqualTo(expectedHeight);
    }

    @Test
    void eachSizeIsMadeOfTheSamePicture() {
        List<byte[]> renderings = Renderings.of(Pictures.held(Pictures.jpeg(4000, 3000), 6), ImageFormat.JPEG,
                List.of(1080, 320, 96), LIMITS);
        assertThat(renderings).extracting(Pictures::cornersOf).containsExactly("BRYG", "BRYG", "BRYG");
        assertThat(renderings).extracting(file -> Pictures.read(file).getHeight()).containsExactly(1080, 320, 96);
    }

    @Test
    void fineDetailIsAveragedAndNotDropped() {
        BufferedImage stripes = new BufferedImage(1000, 1000, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = stripes.createGraphics();
        for (int x = 0; x < 1000; x += 2) {
            graphics.drawLine(x, 0, x, 1000);
        }
        BufferedImage small = Pictures.read(render(Pictures.write(stripes, "png"), 96));
        assertThat(new Color(small.getRGB(50, 50)).getRed()).isCloseTo(127, within(16));
    }

    @ParameterizedTest
    @ValueSource(strings = { "png", "gif" })
    void whatCanBeSeenThroughIsWhite(String format) {
        BufferedImage picture = corners(64, 48, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 32 * 24; i++) {
            picture.setRGB(i % 32, 24 + i / 32, 0);
        }
        assertThat(cornersOf(render(Pictures.write(picture, format), 64))).isEqualTo("RGWY");
    }

    @Test
    void graysAreAsLightAsBefore() {
        assertThat(lightOf(gray(BufferedImage.TYPE_BYTE_GRAY), "jpeg")).isCloseTo(128, within(2));
        assertThat(lightOf(gray(BufferedImage.TYPE_BYTE_GRAY), "png")).isCloseTo(128, within(2));
        assertThat(lightOf(gray(BufferedImage.TYPE_USHORT_GRAY), "png")).isCloseTo(128, within(2));
    }

    @Test
    void aGrayThatCanBeSeenThroughIsAsLightAsBefore() {
        // three rows: no filter, then light and opacity of each pixel
        byte[] row = join(new byte[] { 0 }, new String(new char[32]).replace("\0", "\u0080\u00ff"));
        ByteBuffer header = ByteBuffer.allocate(13).putInt(32).putInt(3).put((byte) 8).put((byte) 4);
        byte[] png = join(new byte[] { (byte) 0x89 }, "PNG\r\n\u001a\n", Pictures.chunk("IHDR", header.array()),
                Pictures.chunk("IDAT", Pictures.deflated(row, 3)), Pictures.chunk("IEND", new byte[0]));
        assertThat(new Color(Pictures.read(render(png, 32)).getRGB(16, 1)).getRed()).isCloseTo(128, within(2));
    }

    @Test
    void coloursOfAnotherProfileBecomeThoseOfScreens() {
        BufferedImage half = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = half.createGraphics();
        graphics.setColor(new Color(128, 128, 128));
        graphics.fillRect(0, 0, 32, 32);
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] jpeg = Pictures.withSegment(Pictures.write(half, "jpeg"), 0xE2,
                join("ICC_PROFILE\0", new byte[] { 1, 1 }, linear));
        assertThat(new Color(Pictures.read(render(jpeg, 32)).getRGB(16, 16)).getRed()).as("128 of linear light")
                .isCloseTo(188, within(4));
    }
}
