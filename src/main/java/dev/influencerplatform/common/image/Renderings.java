package dev.influencerplatform.common.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Pictures of ours, made from the pixels of a stranger's file and from nothing else in it: upright, in the colours of screens
 * (sRGB), on white where it can be seen through, as JPEG.
 */
public final class Renderings {

    /** At most 32 MiB; a square of them, halved, is still larger than what is made of it. */
    private static final long MOST_DECODED_PIXELS = 8_000_000;
    private static final float QUALITY = 0.85f;

    static {
        // a server has no screen, and on some systems Java would look for one
        System.setProperty("java.awt.headless", "true");
    }

    private Renderings() {
    }

    /**
     * One for each size, which is that of the longer side; none is larger than the original.
     *
     * @param file is used up: its bytes are others afterwards
     * @param sizes largest first
     */
    public static List<byte[]> of(byte[] file, ImageFormat format, List<Integer> sizes, ImageLimits limits) {
        Sieve sieve = new Sieve(file);
        ImageFacts facts = format.sift(sieve);
        limits.check(facts);
        BufferedImage picture = Scaler.plainGray(Decoder.read(format, sieve, facts, MOST_DECODED_PIXELS));
        Orientation orientation = facts.orientation();
        List<byte[]> renderings = new ArrayList<>();
        for (int size : sizes) {
            // each from the one before, which is upright already
            picture = Scaler.upright(fit(picture, size), orientation);
            orientation = Orientation.UPRIGHT;
            renderings.add(toJpeg(picture));
        }
        return renderings;
    }

    private static BufferedImage fit(BufferedImage picture, int size) {
        double scale = Math.min(1, (double) size / Math.max(picture.getWidth(), picture.getHeight()));
        return Scaler.scale(picture, Math.max(1, (int) Math.round(picture.getWidth() * scale)),
                Math.max(1, (int) Math.round(picture.getHeight() * scale)));
    }

    private static byte[] toJpeg(BufferedImage picture) {
        ImageWriter writer = ImageIO.getImageWritersByMIMEType(ImageFormat.JPEG.mediaType()).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam wish = writer.getDefaultWriteParam();
            wish.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            wish.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), wish);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
