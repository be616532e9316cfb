package org.aumbry.blobs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The sealed bytes of one copy of a blob, read at positions. */
interface SealedFile extends Closeable {

    long size() throws IOException;

    /** Reads until the buffer is full or the file ends. */
    void read(ByteBuffer target, long position) throws IOException;
}
