package dev.influencerplatform.common.image;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * Reads the pixels of a sifted file, and no more of them than are wanted: every second, third ... row and column of a large
 * picture, so that the memory for the result has a bound, too.
 */
final class Decoder {

    private static final ImageReaderSpi JPEG = registered(new JPEGImageReaderSpi());
    private static final ImageReaderSpi WEBP = new WebPImageReaderSpi();
    /** The Java runtime's own; what else may be on the class path is not to read strangers' files. */
    private static final String OWN = "com.sun.";

    private Decoder() {
    }

    static BufferedImage read(ImageFormat format, Sieve file, ImageFacts facts, long mostPixels) {
        int step = (int) Math.ceil(Math.sqrt((double) facts.pixels() / mostPixels));
        try {
            if (format == ImageFormat.WEBP && WebpPixels.areLossless(file)) {
                return WebpPixels.read(file, facts, step);
            }
            BufferedImage picture = readByLibrary(format, file, facts, step);
            return file.aside() == null ? picture : WebpPixels.seenThrough(picture, file.aside(), facts, step);
        } catch (IOException | RuntimeException unreadable) {
            // readers stumble over broken files in every way there is
            throw RefusedImageException.broken();
        }
    }

    private static BufferedImage readByLibrary(ImageFormat format, Sieve file, ImageFacts facts, int step) throws IOException {
        ImageReader reader = readerOf(format);
        try {
            reader.setInput(new ByteArrayImageInputStream(file.bytes(), 0, file.keptLength()), true, true);
            ImageReadParam wish = reader.getDefaultReadParam();
            // one of the readers needs to be told, once it leaves something out
            wish.setSourceRegion(new Rectangle(facts.width(), facts.height()));
            wish.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, wish);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader readerOf(ImageFormat format) throws IOException {
        return switch (format) {
            case JPEG -> JPEG.createReaderInstance();
            case WEBP -> WEBP.createReaderInstance();
            case PNG, GIF -> ownReader(format);
        };
    }

    private static ImageReader ownReader(ImageFormat format) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(format.mediaType());
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(readers, 0), false)
                .filter(reader -> reader.getClass().getName().startsWith(OWN)).findFirst().orElseThrow();
    }

    /** It finds there the runtime's own reader, which it builds upon. */
    private static ImageReaderSpi registered(ImageReaderSpi provider) {
        IIORegistry.getDefaultInstance().registerServiceProvider(provider, ImageReaderSpi.class);
        return provider;
    }
}
