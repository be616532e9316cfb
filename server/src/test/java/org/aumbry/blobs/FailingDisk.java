package org.aumbry.blobs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A disk of which folders stop working, with the words the system has for it, or whose next syncs fail. */
final class FailingDisk implements Disk {

    private final Disk disk;
    private final Map<Path, String> failing = new ConcurrentHashMap<>();
    private int syncsUntilOneFails = -1;

    FailingDisk(Disk disk) {
        this.disk = disk;
    }

    /** From now on everything below the folder fails. */
    void fail(Path folder, String reason) {
        failing.put(folder, reason);
    }

    /** What one of the next syncs of files was to make durable is lost, and readable all the same. */
    void failSyncAfter(int good) {
        syncsUntilOneFails = good;
    }

    void mend() {
        failing.clear();
        syncsUntilOneFails = -1;
    }

    private void require(Path path) throws IOException {
        for (var folder : failing.entrySet()) {
            if (path.startsWith(folder.getKey())) {
                throw new FileSystemException(path.toString(), null, folder.getValue());
            }
        }
    }

    private final class Watched implements DiskFile {

        private final Path path;
        private final DiskFile file;

        private Watched(Path path, DiskFile file) {
            this.path = path;
            this.file = file;
        }

        @Override
        public long size() throws IOException {
            require(path);
            return file.size();
        }

        @Override
        public void read(ByteBuffer target, long position) throws IOException {
            require(path);
            file.read(target, position);
        }

        @Override
        public void write(ByteBuffer source, long position) throws IOException {
            require(path);
            file.write(source, position);
        }

        @Override
        public void startSync() {
            file.startSync();
        }

        @Override
        public void truncate(long size) throws IOException {
            require(path);
            file.truncate(size);
        }

        @Override
        public void sync() throws IOException {
            require(path);
            if (syncsUntilOneFails-- == 0) {
                throw new IOException("Input/output error");
            }
            file.sync();
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
        require(file);
        return new Watched(file, disk.create(file));
    }

    @Override
    public DiskFile change(Path file) throws IOException {
        require(file);
        return new Watched(file, disk.change(file));
    }

    @Override
    public SealedFile read(Path file) throws IOException {
        require(file);
        return disk.read(file);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        require(to);
        disk.move(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        require(file);
        disk.delete(file);
    }

    @Override
    public boolean exists(Path file) {
        return disk.exists(file);
    }

    @Override
    public void createFolders(Path folder) throws IOException {
        require(folder);
        disk.createFolders(folder);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        require(folder);
        disk.syncFolder(folder);
    }

    @Override
    public List<Entry> files(Path folder) throws IOException {
        require(folder);
        return disk.files(folder);
    }

    @Override
    public long freeBytes(Path folder) throws IOException {
        // A full disk can be asked how full it is.
        return disk.freeBytes(folder);
    }
}
