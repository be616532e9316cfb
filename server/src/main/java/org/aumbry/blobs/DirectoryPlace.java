package org.aumbry.blobs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.aumbry.kernel.TenantId;

/**
 * Keeps one copy of each blob in a directory of this machine: {@code <directory>/<tenant>/<last two digits of
 * id>/<id>}.
 *
 * <p>A copy is written beside its place, synced, and appears by renaming; every step is synced before the next. The
 * file {@code aumbry-blobs} in the directory tells a place that was used from one that is new or was lost.
 */
final class DirectoryPlace implements BlobPlace {

    static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    static final String MARK = "aumbry-blobs";
    private static final String UNFINISHED = ".new";

    private final String location;
    private final Path directory;
    private final Disk disk;
    private final long leastFreeBytes;

    /** @param leastFreeBytes with less room than this the directory takes nothing more */
    DirectoryPlace(String location, Path directory, Disk disk, long leastFreeBytes) {
        this.location = location;
        this.directory = directory;
        this.disk = disk;
        this.leastFreeBytes = leastFreeBytes;
    }

    @Override
    public String location() {
        return location;
    }

    @Override
    public void put(BlobName name, SealedFile source) throws IOException {
        var target = place(name);
        disk.createFolders(target.getParent());
        var beside = target.resolveSibling(target.getFileName() + UNFINISHED);
        disk.delete(beside);
        var buffer = ByteBuffer.allocate(Chunks.SEALED_BYTES);
        try (var file = disk.create(beside)) {
            long size = source.size();
            for (long at = 0; at < size; at += buffer.limit()) {
                source.read(buffer.clear(), at);
                file.write(buffer.flip(), at);
                if (buffer.limit() == 0) {
                    throw new IOException("a blob grew shorter while it was copied");
                }
            }
            file.sync();
        }
        disk.move(beside, target);
        disk.syncFolder(target.getParent());
    }

    @Override
    public boolean couldTake(Path sealed) {
        return sealed.startsWith(directory);
    }

    @Override
    public void take(BlobName name, Path sealed) throws IOException {
        var target = place(name);
        disk.createFolders(target.getParent());
        disk.move(sealed, target);
        try {
            disk.syncFolder(target.getParent());
        } catch (IOException unsynced) {
            // Not there for sure after a crash, so not there: the upload can be finished again.
            disk.move(target, sealed);
            throw unsynced;
        }
    }

    @Override
    public SealedFile open(BlobName name) throws IOException {
        return disk.read(place(name));
    }

    @Override
    public boolean exists(BlobName name) {
        return disk.exists(place(name));
    }

    @Override
    public void delete(BlobName name) throws IOException {
        disk.delete(place(name));
    }

    @Override
    public int sweepUnfinished(TenantId tenant, Instant before) throws IOException {
        int swept = 0;
        for (var file : disk.files(directory.resolve(tenant.toString()))) {
            if (file.path().toString().endsWith(UNFINISHED) && file.changedAt().isBefore(before)) {
                disk.delete(file.path());
                swept++;
            }
        }
        return swept;
    }

    @Override
    public List<BlobStore.Stored> list(TenantId tenant) throws IOException {
        return in(directory.resolve(tenant.toString()), tenant);
    }

    @Override
    public List<BlobStore.Stored> shelf(TenantId tenant, String shelf) throws IOException {
        return in(directory.resolve(tenant.toString()).resolve(shelf), tenant);
    }

    private List<BlobStore.Stored> in(Path folder, TenantId tenant) throws IOException {
        var found = new ArrayList<BlobStore.Stored>();
        for (var file : disk.files(folder)) {
            var id = file.path().getFileName().toString();
            if (ID.matcher(id).matches()) {
                found.add(new BlobStore.Stored(new BlobName(tenant, UUID.fromString(id)), file.changedAt()));
            }
        }
        return found;
    }

    /** Without room it is as good as away for writing; what it has is read all the same. */
    @Override
    public Seen check() throws IOException {
        disk.createFolders(directory);
        requireSpace();
        if (disk.exists(directory.resolve(MARK))) {
            requireWritable();
            return Seen.KNOWN;
        }
        try (var file = disk.create(directory.resolve(MARK))) {
            file.write(ByteBuffer.wrap("Copies of blobs lie here.\n".getBytes(StandardCharsets.US_ASCII)), 0);
            file.sync();
        } catch (FileAlreadyExistsException otherNode) {
            return Seen.KNOWN;
        }
        disk.syncFolder(directory);
        return Seen.BEGUN_ANEW;
    }

    private void requireWritable() throws IOException {
        var trial = directory.resolve(MARK + UNFINISHED);
        disk.delete(trial);
        try {
            disk.create(trial).close();
        } catch (FileAlreadyExistsException otherNode) {
            return;
        }
        disk.delete(trial);
    }

    private void requireSpace() throws IOException {
        if (disk.freeBytes(directory) < leastFreeBytes) {
            throw new StoreAwayException("no room", null);
        }
    }

    private Path place(BlobName name) {
        return directory.resolve(name.tenant().toString()).resolve(name.shelf()).resolve(name.id().toString());
    }
}
