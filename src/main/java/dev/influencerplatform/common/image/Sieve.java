package dev.influencerplatform.common.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A file on its way from front to back: what is worth keeping moves to its front, so that neither metadata nor what hangs on
 * behind a picture ever meets a decoder, and no second copy is made. Reading past the end throws.
 */
final class Sieve {

    private final ByteBuffer in;
    private final ByteBuffer out;
    private byte[] aside;

    Sieve(byte[] file) {
        in = ByteBuffer.wrap(file);
        out = ByteBuffer.wrap(file);
    }

    void useLittleEndian() {
        in.order(ByteOrder.LITTLE_ENDIAN);
        out.order(ByteOrder.LITTLE_ENDIAN);
    }

    int position() {
        return in.position();
    }

    void moveTo(int position) {
        in.position(position);
    }

    int readByte() {
        return Byte.toUnsignedInt(in.get());
    }

    int readShort() {
        return Short.toUnsignedInt(in.getShort());
    }

    int readInt() {
        return in.getInt();
    }

    /** A length, of what must be there as a whole. */
    int readLength() {
        int length = in.getInt();
        requireMore(length);
        return length;
    }

    /** Skips so many bytes. */
    void skip(int length) {
        requireMore(length);
        in.position(in.position() + length);
    }

    /** Skips so many bytes, or what is left: some writers leave out the last of them. */
    void skipPadding(int length) {
        in.position(in.position() + Math.min(length, in.remaining()));
    }

    byte[] peek(int length) {
        requireMore(length);
        byte[] bytes = new byte[length];
        in.duplicate().get(bytes);
        return bytes;
    }

    /** Keeps all from there to here. */
    void keepFrom(int start) {
        out.put(in.array(), start, in.position() - start);
    }

    void keep(int... bytes) {
        for (int value : bytes) {
            out.put((byte) value);
        }
    }

    void keepInt(int value) {
        out.putInt(value);
    }

    void setInt(int position, int value) {
        out.putInt(position, value);
    }

    /** For a decoder of ours, while the rest is for a library. */
    void putAside(byte[] bytes) {
        aside = bytes;
    }

    /** Null when there is nothing. */
    byte[] aside() {
        return aside;
    }

    byte[] bytes() {
        return in.array();
    }

    int keptLength() {
        return out.position();
    }

    private void requireMore(int length) {
        if (length < 0 || length > in.remaining()) {
            throw RefusedImageException.broken();
        }
    }
}
