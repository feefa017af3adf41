package dev.influencerplatform.common.image;

/**
 * What a picture may ask of us, by what its header says, before any pixel is read.
 *
 * @param pixels most of them in the picture
 * @param side most pixels of its longer side
 * @param memory most bytes that decoding takes besides the result
 */
public record ImageLimits(long pixels, int side, long memory) {

    void check(ImageFacts facts) {
        if (facts.width() > side || facts.height() > side || facts.pixels() > pixels) {
            throw new RefusedImageException(RefusedImageException.Reason.TOO_LARGE,
                    "A picture may have up to %d megapixels, and %d pixels on a side.".formatted(pixels / 1_000_000, side));
        }
        if (facts.memory() > memory) {
            throw new RefusedImageException(RefusedImageException.Reason.TOO_LARGE,
                    "A picture of this kind may not have so many pixels.");
        }
    }
}
