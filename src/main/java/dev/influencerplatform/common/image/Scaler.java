package dev.influencerplatform.common.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;

/** Makes pictures smaller, turns them upright and puts white behind what can be seen through. */
final class Scaler {

    private static final int OPAQUE = 0xFF;

    private Scaler() {
    }

    /** By halves, as Java2D looks at four neighbours only, and would leave most pixels of a large picture out. */
    static BufferedImage scale(BufferedImage picture, int width, int height) {
        BufferedImage step = picture;
        while (step.getWidth() > 2 * width || step.getHeight() > 2 * height) {
            step = draw(step, Math.max(width, (step.getWidth() + 1) / 2), Math.max(height, (step.getHeight() + 1) / 2));
        }
        return draw(step, width, height);
    }

    private static BufferedImage draw(BufferedImage picture, int width, int height) {
        boolean transparent = picture.getColorModel().hasAlpha();
        BufferedImage drawn = new BufferedImage(width, height,
                transparent ? BufferedImage.TYPE_INT_ARGB_PRE : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = drawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return drawn;
    }

    static BufferedImage upright(BufferedImage picture, Orientation orientation) {
        boolean swaps = orientation.swapsSides();
        BufferedImage turned = new BufferedImage(swaps ? picture.getHeight() : picture.getWidth(),
                swaps ? picture.getWidth() : picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = turned.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, turned.getWidth(), turned.getHeight());
        graphics.drawImage(picture, orientation.toUpright(picture.getWidth(), picture.getHeight()), null);
        graphics.dispose();
        return turned;
    }

    /** Java2D takes some grays for linear light, and would show them too bright. */
    static BufferedImage plainGray(BufferedImage picture) {
        boolean gray = picture.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        if (!gray || picture.getColorModel() instanceof IndexColorModel || picture.getType() == BufferedImage.TYPE_BYTE_GRAY) {
            return picture;
        }
        BufferedImage plain = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_ARGB);
        int shift = picture.getColorModel().getComponentSize(0) - Byte.SIZE;
        int[] light = new int[picture.getWidth()];
        int[] opacity = new int[picture.getWidth()];
        Arrays.fill(opacity, OPAQUE << shift);
        for (int y = 0; y < picture.getHeight(); y++) {
            readRow(picture.getRaster(), y, light, opacity);
            for (int x = 0; x < light.length; x++) {
                light[x] = opacity[x] >> shift << 24 | (light[x] >> shift) * 0x010101;
            }
            plain.setRGB(0, y, light.length, 1, light, 0, light.length);
        }
        return plain;
    }

    private static void readRow(Raster from, int y, int[] light, int[] opacity) {
        from.getSamples(0, y, light.length, 1, 0, light);
        if (from.getNumBands() > 1) {
            from.getSamples(0, y, opacity.length, 1, 1, opacity);
        }
    }
}
