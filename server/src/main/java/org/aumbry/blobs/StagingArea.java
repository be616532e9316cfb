package org.aumbry.blobs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.SealingKey;
import org.aumbry.data.KeyRing;
import org.aumbry.data.KeyScope;
import org.aumbry.kernel.TenantId;

/** Where uploads lie until they are whole: {@code <directory>/<tenant>/staged/<id>.part} and {@code .tail}. */
final class StagingArea {

    private static final String PART = ".part";
    private static final String TAIL = ".tail";

    private final Path directory;
    private final Disk disk;
    private final KeyRing keys;
    private final Randomness randomness;

    StagingArea(Path directory, Disk disk, KeyRing keys, Randomness randomness) {
        this.directory = directory;
        this.disk = disk;
        this.keys = keys;
        this.randomness = randomness;
    }

    /** Begins an upload that can be continued, also after a restart. */
    StagedUpload begin(BlobName name, KeyScope scope) throws IOException {
        var folder = folder(name.tenant());
        disk.createFolders(folder);
        var key = SealingKey.generate(randomness);
        var header = wrap(key, name, scope);
        var tail = new TailFile(header, key, randomness, disk.create(tail(name)));
        var upload = new StagedUpload(header, key, randomness, disk.create(part(name)), tail);
        upload.begin();
        upload.save();
        disk.syncFolder(folder);
        return upload;
    }

    /** Begins an upload that comes in one go. */
    StagedUpload beginAtOnce(BlobName name, KeyScope scope) throws IOException {
        disk.createFolders(folder(name.tenant()));
        var key = SealingKey.generate(randomness);
        var header = wrap(key, name, scope);
        var upload = new StagedUpload(header, key, randomness, disk.create(part(name)), null);
        upload.begin();
        return upload;
    }

    /** @throws NoSuchFileException when there is no such upload, or no longer */
    StagedUpload resume(BlobName name) throws IOException {
        var part = disk.change(part(name));
        try {
            var header = header(part, name);
            var key = keys.withNumber(header.keyNumber(), (number, scopeKey) -> header.unwrap(scopeKey));
            var tail = new TailFile(header, key, randomness, disk.change(tail(name)));
            var upload = new StagedUpload(header, key, randomness, part, tail);
            upload.resume();
            return upload;
        } catch (IOException | RuntimeException failed) {
            part.close();
            throw failed;
        }
    }

    Path part(BlobName name) {
        return folder(name.tenant()).resolve(name.id() + PART);
    }

    void discard(BlobName name) throws IOException {
        disk.delete(part(name));
        disk.delete(tail(name));
    }

    /** Takes away what nobody has touched since a time. @return how many files */
    int sweep(TenantId tenant, Instant untouchedSince) throws IOException {
        int swept = 0;
        for (var file : disk.files(folder(tenant))) {
            if (file.changedAt().isBefore(untouchedSince)) {
                disk.delete(file.path());
                swept++;
            }
        }
        return swept;
    }

    long freeBytes() throws IOException {
        return disk.freeBytes(directory);
    }

    static BlobHeader header(SealedFile file, BlobName name) throws IOException {
        var buffer = ByteBuffer.allocate(BlobHeader.LENGTH_BYTES);
        file.read(buffer, 0);
        var bytes = new byte[buffer.position()];
        buffer.flip().get(bytes);
        return BlobHeader.decode(bytes, name);
    }

    private BlobHeader wrap(SealingKey key, BlobName name, KeyScope scope) {
        return keys.withCurrent(scope, (number, scopeKey) ->
                BlobHeader.wrapping(key, name, new BlobHeader.ScopeKey(number, scopeKey, randomness)));
    }

    private Path folder(TenantId tenant) {
        return directory.resolve(tenant.toString()).resolve("staged");
    }

    private Path tail(BlobName name) {
        return folder(name.tenant()).resolve(name.id() + TAIL);
    }
}
