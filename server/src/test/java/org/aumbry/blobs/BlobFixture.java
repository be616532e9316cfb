package org.aumbry.blobs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.TamperedException;
import org.aumbry.data.HeldKeys;
import org.aumbry.data.KeyScope;
import org.aumbry.kernel.TenantId;
import org.aumbry.testing.TestClock;
import org.springframework.util.unit.DataSize;

/** Uploads and reading over some disk, with keys in memory and without a database. */
final class BlobFixture {

    final TenantId tenant;
    final HeldKeys keys;
    final Disk disk;
    final List<Path> directories;
    final CopiedStore store;
    final Uploads uploads;
    final DamageReports reports = new DamageReports();
    private final Randomness randomness = new Randomness();

    BlobFixture(Disk disk, List<Path> directories) {
        this(disk, directories, new HeldKeys(new TenantId(UUID.randomUUID())));
    }

    BlobFixture(Disk disk, List<Path> directories, HeldKeys keys) {
        this(disk, directories, places(disk, directories), keys);
    }

    /** @param directories where uploads lie until they are whole */
    BlobFixture(Disk disk, List<Path> directories, List<BlobPlace> places, HeldKeys keys) {
        this.disk = disk;
        this.directories = directories;
        this.keys = keys;
        tenant = keys.tenant();
        var settings = settings(directories);
        store = new CopiedStore(places, settings.quorumOf(places.size()), disk, new TestClock());
        directories.forEach(this::make);
        uploads = new Uploads(new StagingArea(directories, disk, keys, randomness), store, settings);
    }

    static BlobSettings settings(List<Path> directories) {
        return new BlobSettings(
                directories, Map.of(), 0, List.of(), null, Duration.ofDays(7), Duration.ofDays(35), DataSize.ofBytes(0),
                DataSize.ofMegabytes(8), Duration.ofDays(7));
    }

    static List<BlobPlace> places(Disk disk, List<Path> directories) {
        return directories.stream()
                .<BlobPlace>map(directory ->
                        new DirectoryPlace(String.valueOf(directory.getFileName()), directory, disk, 0))
                .toList();
    }

    private void make(Path directory) {
        try {
            disk.createFolders(directory);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    boolean exists(BlobName name) {
        try {
            return store.exists(name);
        } catch (IOException unknown) {
            throw new UncheckedIOException(unknown);
        }
    }

    /** The same files and keys in a new process. */
    BlobFixture restarted() {
        return new BlobFixture(disk, directories, keys);
    }

    BlobName newName() {
        return new BlobName(tenant, UUID.randomUUID());
    }

    BlobName put(byte[] content) {
        var name = newName();
        uploads.put(name, KeyScope.CONTENT, new ByteArrayInputStream(content));
        return name;
    }

    /** Opens by what the file itself says, as the row would say when it was written. */
    BlobContent open(BlobName name) {
        return open(name, name);
    }

    /** Opens the file of one name as if it were the blob of another. */
    BlobContent open(BlobName file, BlobName as) {
        try (var sealed = any(file)) {
            var header = StagingArea.header(sealed, as);
            long size = Chunks.size(sealed.size());
            if (size < 0) {
                throw new TamperedException(as + ", length");
            }
            var key = keys.withNumber(header.keyNumber(), (number, scopeKey) -> header.unwrap(scopeKey));
            var content = new BlobContent(as, key, size, store, reports);
            content.verifyLength();
            return content;
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private SealedFile any(BlobName file) throws IOException {
        for (int copy = 0; copy < store.copies() - 1; copy++) {
            try {
                return store.open(file, copy);
            } catch (IOException elsewhere) {
                continue;
            }
        }
        return store.open(file, store.copies() - 1);
    }

    byte[] read(BlobName name) {
        try (var content = open(name);
                var in = content.stream()) {
            return in.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Path path(BlobName name, int copy) {
        return directories.get(copy)
                .resolve(name.tenant().toString())
                .resolve(name.shelf())
                .resolve(name.id().toString());
    }
}
