package org.aumbry.crypto;

/** A stretch of an array, read or written in place. */
public record Span(byte[] array, int offset, int length) {

    public Span {
        if (offset < 0 || length < 0 || offset > array.length - length) {
            throw new IllegalArgumentException("a span must lie within its array");
        }
    }

    public static Span of(byte[] array) {
        return new Span(array, 0, array.length);
    }

    /** Everything from the offset to the end. */
    public static Span from(byte[] array, int offset) {
        return new Span(array, offset, array.length - offset);
    }
}
