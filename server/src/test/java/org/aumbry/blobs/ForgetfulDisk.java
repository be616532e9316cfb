package org.aumbry.blobs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** Says that it synced and does not. */
record ForgetfulDisk(Disk disk) implements Disk {

    private record Lying(DiskFile file) implements DiskFile {

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void read(ByteBuffer target, long position) throws IOException {
            file.read(target, position);
        }

        @Override
        public void write(ByteBuffer source, long position) throws IOException {
            file.write(source, position);
        }

        @Override
        public void startSync() {
            // Promises nothing, so it does nothing.
        }

        @Override
        public void truncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public void sync() {
            // This is the lie.
        }

        @Override
        public boolean tryLock() throws IOException {
            return file.tryLock();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        return new Lying(disk.create(file));
    }

    @Override
    public DiskFile change(Path file) throws IOException {
        return new Lying(disk.change(file));
    }

    @Override
    public SealedFile read(Path file) throws IOException {
        return disk.read(file);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        disk.move(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        disk.delete(file);
    }

    @Override
    public boolean exists(Path file) {
        return disk.exists(file);
    }

    @Override
    public void createFolders(Path folder) throws IOException {
        disk.createFolders(folder);
    }

    @Override
    public void syncFolder(Path folder) {
        // And this.
    }

    @Override
    public List<Entry> files(Path folder) throws IOException {
        return disk.files(folder);
    }

    @Override
    public long freeBytes(Path folder) throws IOException {
        return disk.freeBytes(folder);
    }
}
