package dev.influencerplatform.support;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Pictures as files, made by Java's own writers and by hand. Those in {@code src/test/resources/pictures}, for which Java has
 * no writer, are of cwebp 1.2.4 and ImageMagick 6.
 */
public final class Pictures {

    /** What no photo may tell. */
    public static final String SECRET = "48.8584N 2.2945E";

    private static final byte[] PNG_SIGNATURE = { (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10 };
    private static final int AFTER_JPEG_START = 2;
    private static final int AFTER_PNG_HEADER = 33;

    private Pictures() {
    }

    /** Red, green, blue and yellow, from the upper left to the lower right. */
    public static BufferedImage corners(int width, int height, int type) {
        BufferedImage picture = new BufferedImage(width, height, type);
        Graphics2D graphics = picture.createGraphics();
        Color[] colors = { Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW };
        for (int i = 0; i < colors.length; i++) {
            graphics.setColor(colors[i]);
            graphics.fillRect(i % 2 * width / 2, i / 2 * height / 2, width - width / 2, height - height / 2);
        }
        graphics.dispose();
        return picture;
    }

    public static BufferedImage corners(int width, int height) {
        return corners(width, height, BufferedImage.TYPE_INT_RGB);
    }

    /** The letters of the colours in its corners; W for white, and ? for another. */
    public static String cornersOf(byte[] file) {
        BufferedImage picture = read(file);
        int right = picture.getWidth() * 3 / 4;
        int lower = picture.getHeight() * 3 / 4;
        int left = picture.getWidth() / 4;
        int upper = picture.getHeight() / 4;
        return letter(picture.getRGB(left, upper)) + letter(picture.getRGB(right, upper)) + letter(picture.getRGB(left, lower))
                + letter(picture.getRGB(right, lower));
    }

    private static String letter(int rgb) {
        Color color = new Color(rgb);
        String bright = (color.getRed() > 200 ? "r" : "") + (color.getGreen() > 200 ? "g" : "")
                + (color.getBlue() > 200 ? "b" : "");
        boolean between = Arrays.stream(new int[] { color.getRed(), color.getGreen(), color.getBlue() })
                .anyMatch(part -> part > 70 && part < 200);
        return between ? "?" : switch (bright) {
            case "r" -> "R";
            case "g" -> "G";
            case "b" -> "B";
            case "rg" -> "Y";
            case "rgb" -> "W";
            default -> "?";
        };
    }

    public static BufferedImage read(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static byte[] write(BufferedImage picture, String format) {
        return write(picture, format, false);
    }

    public static byte[] jpeg(int width, int height) {
        return write(corners(width, height), "jpeg");
    }

    public static byte[] png(int width, int height) {
        return write(corners(width, height), "png");
    }

    public static byte[] progressive(BufferedImage picture) {
        return write(picture, "jpeg", true);
    }

    private static byte[] write(BufferedImage picture, String format, boolean progressive) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
            ImageWriteParam wish = writer.getDefaultWriteParam();
            if (progressive) {
                wish.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), wish);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return file.toByteArray();
    }

    public static byte[] resource(String name) {
        try (InputStream file = Pictures.class.getResourceAsStream("/pictures/" + name)) {
            return file.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A JPEG with the orientation, and with where it was taken. */
    public static byte[] held(byte[] jpeg, int orientation) {
        return withSegment(jpeg, 0xE1, join("Exif\0\0", exif(orientation, ByteOrder.BIG_ENDIAN), SECRET));
    }

    /** A directory with two entries, the second of which is the orientation. */
    public static byte[] exif(int orientation, ByteOrder order) {
        ByteBuffer exif = ByteBuffer.allocate(38).order(order);
        exif.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.US_ASCII)).putShort((short) 42);
        exif.putInt(8).putShort((short) 2);
        exif.putShort((short) 0x0110).putShort((short) 2).putInt(4).put("cam\0".getBytes(StandardCharsets.US_ASCII));
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0);
        return exif.array();
    }

    /** A JPEG with one more segment at its start. */
    public static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        ByteBuffer segment = ByteBuffer.allocate(content.length + 4).put((byte) 0xFF).put((byte) marker)
                .putShort((short) (content.length + 2)).put(content);
        return insert(jpeg, AFTER_JPEG_START, segment.array());
    }

    /** A PNG with one more chunk behind its header. */
    public static byte[] withChunk(byte[] png, String name, byte[] content) {
        return insert(png, AFTER_PNG_HEADER, chunk(name, content));
    }

    /** A PNG that is all black, of so many pixels; few bytes, whatever their number. */
    public static byte[] blackPng(int width, int height, int bits, int colorType) {
        int[] samples = { 1, 0, 3, 1, 2, 0, 4 };
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) bits).put((byte) colorType);
        byte[] row = new byte[1 + (int) (((long) width * bits * samples[colorType] + 7) / 8)];
        return join(PNG_SIGNATURE, chunk("IHDR", header.array()), chunk("IDAT", deflated(row, height)),
                chunk("IEND", new byte[0]));
    }

    public static byte[] chunk(String name, byte[] content) {
        byte[] checked = join(name, content);
        CRC32 checksum = new CRC32();
        checksum.update(checked);
        return join(ByteBuffer.allocate(4).putInt(content.length).array(), checked,
                ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }

    /** The same bytes over and over, packed. */
    public static byte[] deflated(byte[] bytes, int times) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(
                new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_SPEED), 1 << 16))) {
            for (int i = 0; i < times; i++) {
                out.write(bytes);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return packed.toByteArray();
    }

    public static byte[] join(Object... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (Object part : parts) {
            joined.writeBytes(part instanceof byte[] bytes ? bytes : part.toString().getBytes(StandardCharsets.ISO_8859_1));
        }
        return joined.toByteArray();
    }

    private static byte[] insert(byte[] file, int position, byte[] added) {
        return join(Arrays.copyOf(file, position), added, Arrays.copyOfRange(file, position, file.length));
    }
}
