package org.aumbry.blobs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * The few things done with files and folders, each one a step that can fail: so that tests can stop the world between
 * any two of them.
 */
interface Disk {

    /** A file and when it last changed. */
    record Entry(Path path, Instant changedAt) {}

    /** An open file, read and written at positions. */
    interface DiskFile extends SealedFile {

        void write(ByteBuffer source, long position) throws IOException;

        /** Begins to make durable what was written, beside further writing; {@link #sync} still has to follow. */
        void startSync();

        void truncate(long size) throws IOException;

        /** Returns when everything written is durable. */
        void sync() throws IOException;

        /** Takes the file for this process and this opening until it is closed; false while somebody else has it. */
        boolean tryLock() throws IOException;
    }

    /** A new file, for writing and reading. Only its owner may read it. */
    DiskFile create(Path file) throws IOException;

    /** @throws java.nio.file.NoSuchFileException when there is none */
    DiskFile change(Path file) throws IOException;

    /** @throws java.nio.file.NoSuchFileException when there is none */
    SealedFile read(Path file) throws IOException;

    /** Gives a file another name in one step, replacing what had that name. */
    void move(Path from, Path to) throws IOException;

    void delete(Path file) throws IOException;

    boolean exists(Path file);

    /** Makes the folder and those above it, durably. */
    void createFolders(Path folder) throws IOException;

    /** Returns when the names in the folder are durable. */
    void syncFolder(Path folder) throws IOException;

    /** The files in a folder and the folders below it; none when there is no such folder. */
    List<Entry> files(Path folder) throws IOException;

    long freeBytes(Path folder) throws IOException;
}
