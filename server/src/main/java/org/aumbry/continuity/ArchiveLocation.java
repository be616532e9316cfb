package org.aumbry.continuity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * One place that keeps a copy of each part of the archive. Knows no keys.
 *
 * <p>A part is whole or absent, is written once and never changed. Names are made of letters, digits, {@code . - _} and
 * {@code /}.
 */
interface ArchiveLocation {

    /** A part that is there. */
    record Stored(String name, long sizeBytes, Instant storedAt) {}

    /** How people call it. */
    String name();

    /** What burns down together. */
    String place();

    /** Whether nothing may be deleted before its time. */
    boolean writeOnce();

    /** Keeps the bytes durably; leaves a part that is there as it is. */
    void put(String part, byte[] bytes) throws IOException;

    /** Keeps a copy of the file durably; leaves a part that is there as it is. */
    void put(String part, Path file) throws IOException;

    boolean has(String part) throws IOException;

    /** @throws java.nio.file.NoSuchFileException when it is not there */
    byte[] get(String part) throws IOException;

    /** @throws java.nio.file.NoSuchFileException when it is not there */
    InputStream open(String part) throws IOException;

    /** Everything below a folder, in the order of names. */
    List<Stored> list(String folder) throws IOException;

    /** Deletes a part; nothing happens when it is not there. */
    void delete(String part) throws IOException;
}
