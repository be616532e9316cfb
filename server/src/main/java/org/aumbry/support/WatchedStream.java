package org.aumbry.support;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Breaks off within half a second once what it shows may be shown no more. */
final class WatchedStream extends FilterInputStream {

    private static final long EVERY_NANOS = Duration.ofMillis(500).toNanos();

    private final BooleanSupplier open;
    private long lookedAt = System.nanoTime();

    WatchedStream(InputStream in, BooleanSupplier open) {
        super(in);
        this.open = open;
    }

    @Override
    public int read() throws IOException {
        look();
        return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        look();
        return super.read(bytes, offset, length);
    }

    private void look() throws IOException {
        long now = System.nanoTime();
        if (now - lookedAt >= EVERY_NANOS) {
            lookedAt = now;
            if (!open.getAsBoolean()) {
                throw new IOException("the access was over before the end was read");
            }
        }
    }
}
