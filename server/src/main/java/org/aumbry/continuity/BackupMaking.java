package org.aumbry.continuity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.aumbry.blobs.SealedFiles;
import org.aumbry.crypto.BackupKey;
import org.aumbry.crypto.PassphraseKey;
import org.aumbry.crypto.RawKeyAccess;
import org.aumbry.crypto.SealingKey;
import org.aumbry.crypto.Secret;
import org.aumbry.crypto.TamperedException;
import org.aumbry.data.ClusterAccess;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.springframework.stereotype.Component;

/** Writes a network's backup to a file, and loads one again. */
@Component
class BackupMaking {

    private static final String FIRST_LINE = "aumbry network backup v1";
    private static final byte[] PLACE =
            "aumbry network backup key v1".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final String ROWS = "rows/";
    private static final String BLOBS = "blobs/";
    private static final int LARGEST_PART = 32 << 20;

    private final ClusterAccess access;
    private final Generations.Keys keys;
    private final SealedFiles blobs;
    private final Clock clock;

    BackupMaking(ClusterAccess access, Generations.Keys keys, SealedFiles blobs, Clock clock) {
        this.access = access;
        this.keys = keys;
        this.blobs = blobs;
        this.clock = clock;
    }

    /** What was written. */
    record Written(long rows, int blobs, long bytes) {}

    /** A fresh key pair whose private half the passphrase opens. */
    NetworkBackupStore.Key newKey(String passphrase) {
        PassphraseKey.requireLong(passphrase);
        var pair = BackupKey.generate();
        var salt = keys.randomness().bytes(PassphraseKey.SALT_BYTES);
        var raw = pair.secret().bytes(RawKeyAccess.because("sealing a backup's key under a passphrase"));
        try (var sealing = PassphraseKey.of(passphrase, salt);
                var inner = SealingKey.copyOf(raw, RawKeyAccess.because("sealing a backup's key"))) {
            var sealed = sealing.wrap(keys.randomness(), inner, PLACE);
            return new NetworkBackupStore.Key(pair.key().bytes(), sealed, salt, null);
        } finally {
            pair.secret().close();
            Arrays.fill(raw, (byte) 0);
        }
    }

    Written write(TenantId tenant, UUID id, NetworkBackupStore.Key key, Path file) throws IOException, SQLException {
        var image = folder(id);
        var store = new ImageStore(access::superuser, tenant);
        try {
            long rows = store.write(image);
            int blobs = write(tenant, id, key, image, store.blobs(), file);
            return new Written(rows, blobs, Files.size(file));
        } finally {
            Restoration.deleteFolder(image);
        }
    }

    private int write(TenantId tenant, UUID id, NetworkBackupStore.Key key, Path image, List<String> blobs, Path file)
            throws IOException {
        var at = clock.instant();
        try (var fresh = SealingKey.generate(keys.randomness());
                var out = new BackupFile.Writer(file)) {
            out.add(BackupFile.HEADER, SignedText.sign(header(tenant, id, key, at, fresh), keys.custody()));
            writeRows(image, id, fresh, at, out);
            int written = writeBlobs(tenant, blobs, image, out);
            out.finish(keys.custody());
            return written;
        }
    }

    private List<String> header(TenantId tenant, UUID id, NetworkBackupStore.Key key, Instant at, SealingKey fresh) {
        var base64 = Base64.getEncoder();
        return List.of(
                FIRST_LINE,
                "network " + tenant,
                "backup " + id,
                "made " + at,
                "public-key " + base64.encodeToString(key.publicKey()),
                "secret-sealed " + base64.encodeToString(key.secretSealed()),
                "salt " + base64.encodeToString(key.salt()),
                "wrapped-key " + base64.encodeToString(BackupKey.of(key.publicKey())
                        .wrap(keys.randomness(), fresh, context(id))));
    }

    private void writeRows(Path image, UUID id, SealingKey fresh, Instant at, BackupFile.Writer out)
            throws IOException {
        var parts = new Parts(keys.custody(), keys.randomness());
        try (var files = Files.list(image)) {
            for (var file : files.sorted().toList()) {
                try (var in = Files.newInputStream(file)) {
                    int number = 0;
                    for (var piece = in.readNBytes(Parts.MOST_BYTES); number == 0 || piece.length > 0;
                            piece = in.readNBytes(Parts.MOST_BYTES)) {
                        var name = String.format(Locale.ROOT, "%s%s/%06d", ROWS, file.getFileName(), number++);
                        out.add(name, parts.seal(id, fresh, name, at, piece));
                    }
                }
            }
        }
    }

    private int writeBlobs(TenantId tenant, List<String> wanted, Path folder, BackupFile.Writer out)
            throws IOException {
        int written = 0;
        for (var id : wanted) {
            var name = id.substring(id.length() - 2) + "/" + id;
            var file = folder.resolve(id);
            if (blobs.exists(tenant, UUID.fromString(id))) {
                blobs.fetch(tenant, UUID.fromString(id), file);
                out.add(BLOBS + name, file);
                Files.delete(file);
                written++;
            }
        }
        return written;
    }

    /** Reads the file to its end, with the passphrase, and only then replaces the network's rows. */
    void load(TenantId tenant, UUID id, String passphrase, Path file) throws IOException, SQLException {
        var image = folder(id);
        try {
            try (var unpacking = new Unpacking(tenant, passphrase, image)) {
                BackupFile.read(file, unpacking);
            }
            new ImageStore(access::superuser, tenant).load(image.resolve("rows"));
            restoreBlobs(tenant, image.resolve("blobs"));
        } finally {
            Restoration.deleteFolder(image);
        }
    }

    private void restoreBlobs(TenantId tenant, Path unpacked) throws IOException {
        if (!Files.isDirectory(unpacked)) {
            return;
        }
        try (var files = Files.walk(unpacked)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var blob = UUID.fromString(file.getFileName().toString());
                if (!blobs.exists(tenant, blob)) {
                    blobs.put(tenant, blob, file);
                }
            }
        }
    }

    private Path folder(UUID id) throws IOException {
        var ours = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        var folder = access.dataFolder().resolve("sandbox");
        Files.createDirectories(folder);
        var own = folder.resolve("image-" + id);
        Restoration.deleteFolder(own);
        return Files.createDirectory(own, ours);
    }

    private static String context(UUID id) {
        return "aumbry network backup " + id;
    }

    /** Opens entries as they come: first the header with its key, then rows and blobs. */
    private static final class Unpacking implements BackupFile.Taking, AutoCloseable {

        private final TenantId tenant;
        private final String passphrase;
        private final Path image;
        private @org.jspecify.annotations.Nullable SealingKey key;

        Unpacking(TenantId tenant, String passphrase, Path image) {
            this.tenant = tenant;
            this.passphrase = passphrase;
            this.image = image;
        }

        @Override
        public void take(String name, long length, InputStream in) throws IOException {
            if (name.equals(BackupFile.HEADER)) {
                key = open(SignedText.read(in.readAllBytes()));
            } else if (name.startsWith(ROWS)) {
                takeRows(name, length, in);
            } else if (name.startsWith(BLOBS)) {
                var to = inside(name);
                Files.createDirectories(to.getParent());
                Files.copy(in, to);
            }
        }

        private void takeRows(String name, long length, InputStream in) throws IOException {
            if (key == null || length > LARGEST_PART) {
                throw new TamperedException("a network's backup");
            }
            var plain = Parts.open(in.readAllBytes(), name, key);
            var to = inside(name.substring(0, name.lastIndexOf('/')));
            Files.createDirectories(to.getParent());
            Files.write(to, plain, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND);
        }

        private Path inside(String name) {
            var path = image.resolve(name).normalize();
            if (!path.startsWith(image)) {
                throw new TamperedException("a network's backup");
            }
            return path;
        }

        private SealingKey open(SignedText header) {
            if (!header.get("network").equals(tenant.toString())) {
                throw Refusal.invalid("passphrase", "continuity.own.other-network");
            }
            var base64 = Base64.getDecoder();
            try (var sealing = PassphraseKey.of(passphrase, base64.decode(header.get("salt")));
                    var inner = sealing.unwrap(base64.decode(header.get("secret-sealed")), PLACE)) {
                var raw = inner.bytes(RawKeyAccess.because("opening a network's backup"));
                try (var secret = Secret.copyOf(raw)) {
                    return BackupKey.of(base64.decode(header.get("public-key")))
                            .unwrap(secret, base64.decode(header.get("wrapped-key")),
                                    context(UUID.fromString(header.get("backup"))));
                } finally {
                    Arrays.fill(raw, (byte) 0);
                }
            } catch (TamperedException wrong) {
                throw Refusal.invalid("passphrase", "continuity.own.wrong-passphrase");
            }
        }

        @Override
        public void close() {
            if (key != null) {
                key.close();
            }
        }
    }
}
