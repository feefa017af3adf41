package dev.influencerplatform.common.image;

/** The bits of a lossless WebP stream, the lowest of each byte first; there are none behind the last. */
final class WebpBits {

    private final byte[] bytes;
    private final int end;
    private int position;
    private long buffer;
    private int buffered;

    WebpBits(byte[] bytes, int start, int length) {
        this.bytes = bytes;
        this.position = start;
        this.end = start + length;
    }

    /** @param count up to 32 */
    int read(int count) {
        while (buffered < count) {
            if (position == end) {
                throw RefusedImageException.broken();
            }
            buffer |= (bytes[position++] & 0xFFL) << buffered;
            buffered += Byte.SIZE;
        }
        int value = (int) (buffer & (1L << count) - 1);
        buffer >>>= count;
        buffered -= count;
        return value;
    }

    boolean readFlag() {
        return read(1) == 1;
    }
}
