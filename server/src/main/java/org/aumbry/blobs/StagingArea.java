package org.aumbry.blobs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.aumbry.crypto.Algorithm;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.SealingKey;
import org.aumbry.data.KeyRing;
import org.aumbry.data.KeyScope;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Where uploads lie until they are whole: {@code <directory>/<tenant>/staged/<id>.part} and {@code .tail}, in the first
 * directory that has room and works. Several nodes may share the directories: whoever continues an upload has its file
 * locked.
 */
final class StagingArea {

    private static final String PART = ".part";
    private static final String TAIL = ".tail";

    private final List<Path> directories;
    private final Disk disk;
    private final KeyRing keys;
    private final Randomness randomness;

    StagingArea(List<Path> directories, Disk disk, KeyRing keys, Randomness randomness) {
        this.directories = List.copyOf(directories);
        this.disk = disk;
        this.keys = keys;
        this.randomness = randomness;
    }

    /** Begins an upload that can be continued, also after a restart. */
    StagedUpload begin(BlobName name, KeyScope scope) throws IOException {
        return inFirstThatWorks(directory -> begin(name, scope, directory));
    }

    /** Begins an upload that comes in one go. */
    StagedUpload beginAtOnce(BlobName name, KeyScope scope) throws IOException {
        return inFirstThatWorks(directory -> {
            disk.createFolders(folder(directory, name.tenant()));
            var key = SealingKey.generate(randomness, algorithm(scope));
            var header = wrap(key, name, scope);
            var upload = new StagedUpload(header, key, randomness, disk.create(part(directory, name)), null);
            upload.begin();
            return upload;
        });
    }

    private StagedUpload begin(BlobName name, KeyScope scope, Path directory) throws IOException {
        var folder = folder(directory, name.tenant());
        disk.createFolders(folder);
        var key = SealingKey.generate(randomness, algorithm(scope));
        var header = wrap(key, name, scope);
        var tail = new TailFile(header, key, randomness, disk.create(tail(directory, name)));
        var upload = new StagedUpload(header, key, randomness, disk.create(part(directory, name)), tail);
        upload.begin();
        upload.save();
        disk.syncFolder(folder);
        return upload;
    }

    /** Something begun in one directory. */
    private interface Beginning {
        StagedUpload in(Path directory) throws IOException;
    }

    private StagedUpload inFirstThatWorks(Beginning beginning) throws IOException {
        @Nullable IOException why = null;
        for (var directory : directories) {
            try {
                return beginning.in(directory);
            } catch (IOException failed) {
                why = failed;
            }
        }
        throw new StoreAwayException("no place for an upload", why);
    }

    /**
     * Opens an upload for going on.
     *
     * @throws NoSuchFileException when there is no such upload, or no longer
     * @throws BusyException while somebody else, perhaps another node, goes on with it
     */
    StagedUpload resume(BlobName name) throws IOException {
        var directory = directory(name);
        // The tail is locked, not the part: a lock goes with the first closing of any opening of its file.
        var tail = disk.change(tail(directory, name));
        try {
            if (!tail.tryLock()) {
                throw new BusyException();
            }
            return resume(name, disk.change(part(directory, name)), tail);
        } catch (IOException | RuntimeException failed) {
            tail.close();
            throw failed;
        }
    }

    private StagedUpload resume(BlobName name, Disk.DiskFile part, Disk.DiskFile tail) throws IOException {
        try {
            var header = header(part, name);
            var key = keys.withNumber(header.keyNumber(), (number, scopeKey) -> header.unwrap(scopeKey));
            var upload =
                    new StagedUpload(header, key, randomness, part, new TailFile(header, key, randomness, tail));
            upload.resume();
            return upload;
        } catch (IOException | RuntimeException failed) {
            part.close();
            throw failed;
        }
    }

    /** Somebody else goes on with the upload. */
    static final class BusyException extends IOException {}

    Path part(BlobName name) {
        return part(directory(name), name);
    }

    void discard(BlobName name) throws IOException {
        for (var directory : directories) {
            for (var file : List.of(part(directory, name), tail(directory, name))) {
                if (disk.exists(file)) {
                    disk.delete(file);
                }
            }
        }
    }

    /** Takes away what nobody has touched since a time. @return how many files */
    int sweep(TenantId tenant, Instant untouchedSince) throws IOException {
        int swept = 0;
        for (var directory : directories) {
            for (var file : disk.files(folder(directory, tenant))) {
                if (file.changedAt().isBefore(untouchedSince)) {
                    disk.delete(file.path());
                    swept++;
                }
            }
        }
        return swept;
    }

    /** The most room there is in any directory; negative when none can be asked. */
    long freeBytes() {
        long most = -1;
        for (var directory : directories) {
            try {
                most = Math.max(most, disk.freeBytes(directory));
            } catch (IOException away) {
                // The others are asked.
                continue;
            }
        }
        return most;
    }

    static BlobHeader header(SealedFile file, BlobName name) throws IOException {
        var buffer = ByteBuffer.allocate(BlobHeader.LENGTH_BYTES);
        file.read(buffer, 0);
        var bytes = new byte[buffer.position()];
        buffer.flip().get(bytes);
        return BlobHeader.decode(bytes, name);
    }

    /** Files are sealed as the key above them seals. */
    private Algorithm algorithm(KeyScope scope) {
        return keys.withCurrent(scope, (number, scopeKey) -> scopeKey.algorithm());
    }

    private BlobHeader wrap(SealingKey key, BlobName name, KeyScope scope) {
        return keys.withCurrent(scope, (number, scopeKey) ->
                BlobHeader.wrapping(key, name, new BlobHeader.ScopeKey(number, scopeKey, randomness)));
    }

    /** Where this upload lies; the first directory when it lies nowhere. */
    private Path directory(BlobName name) {
        return directories.stream()
                .filter(directory -> disk.exists(part(directory, name)))
                .findFirst()
                .orElseGet(directories::getFirst);
    }

    private static Path folder(Path directory, TenantId tenant) {
        return directory.resolve(tenant.toString()).resolve("staged");
    }

    private static Path part(Path directory, BlobName name) {
        return folder(directory, name.tenant()).resolve(name.id() + PART);
    }

    private static Path tail(Path directory, BlobName name) {
        return folder(directory, name.tenant()).resolve(name.id() + TAIL);
    }
}
