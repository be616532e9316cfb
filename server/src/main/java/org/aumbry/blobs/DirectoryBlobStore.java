package org.aumbry.blobs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.aumbry.kernel.TenantId;

/**
 * Keeps blobs in directories of this machine, one copy in each: {@code <directory>/<tenant>/<last two digits of
 * id>/<id>}.
 *
 * <p>The further copies are written first, the first one appears last by renaming; every step is synced before the
 * next.
 */
final class DirectoryBlobStore implements BlobStore {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String UNFINISHED = ".new";

    private final List<Path> directories;
    private final Disk disk;

    DirectoryBlobStore(List<Path> directories, Disk disk) {
        if (directories.isEmpty()) {
            throw new IllegalArgumentException("blobs need at least one directory");
        }
        this.directories = List.copyOf(directories);
        this.disk = disk;
    }

    @Override
    public int copies() {
        return directories.size();
    }

    @Override
    public void put(BlobName name, Path sealed) throws IOException {
        for (int copy = 1; copy < directories.size(); copy++) {
            try (var source = disk.read(sealed)) {
                copy(source, place(name, copy));
            }
        }
        var first = place(name, 0);
        disk.createFolders(first.getParent());
        disk.move(sealed, first);
        disk.syncFolder(first.getParent());
    }

    @Override
    public SealedFile open(BlobName name, int copy) throws IOException {
        return disk.read(place(name, copy));
    }

    /** The first copy appears last. */
    @Override
    public boolean exists(BlobName name) {
        return disk.exists(place(name, 0));
    }

    @Override
    public void repair(BlobName name, int damaged, int good) throws IOException {
        try (var source = open(name, good)) {
            copy(source, place(name, damaged));
        }
    }

    @Override
    public void delete(BlobName name) throws IOException {
        for (var directory : directories) {
            disk.delete(place(name, directory));
        }
    }

    @Override
    public int sweepUnfinished(TenantId tenant, Instant before) throws IOException {
        int swept = 0;
        for (var directory : directories) {
            for (var file : disk.files(directory.resolve(tenant.toString()))) {
                if (file.path().toString().endsWith(UNFINISHED) && file.changedAt().isBefore(before)) {
                    disk.delete(file.path());
                    swept++;
                }
            }
        }
        return swept;
    }

    @Override
    public List<Stored> list(TenantId tenant) throws IOException {
        Map<UUID, Instant> found = new HashMap<>();
        for (var directory : directories) {
            for (var file : disk.files(directory.resolve(tenant.toString()))) {
                var id = file.path().getFileName().toString();
                if (ID.matcher(id).matches()) {
                    found.merge(UUID.fromString(id), file.changedAt(), (one, two) -> one.isAfter(two) ? one : two);
                }
            }
        }
        return found.entrySet().stream()
                .map(file -> new Stored(new BlobName(tenant, file.getKey()), file.getValue()))
                .toList();
    }

    private void copy(SealedFile source, Path target) throws IOException {
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

    private Path place(BlobName name, int copy) {
        return place(name, directories.get(copy));
    }

    private static Path place(BlobName name, Path directory) {
        return directory.resolve(name.tenant().toString()).resolve(name.shelf()).resolve(name.id().toString());
    }
}
