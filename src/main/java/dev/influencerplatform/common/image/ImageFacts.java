package dev.influencerplatform.common.image;

/**
 * What a picture's header says of it.
 *
 * @param memory an upper bound of what its decoder needs besides the result
 */
record ImageFacts(int width, int height, Orientation orientation, long memory) {

    ImageFacts {
        if (width <= 0 || height <= 0) {
            throw RefusedImageException.broken();
        }
    }

    long pixels() {
        return (long) width * height;
    }
}
