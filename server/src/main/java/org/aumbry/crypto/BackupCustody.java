package org.aumbry.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The archive's keys of this installation: the public half it seals with, and the key it signs with.
 *
 * <p>The private half is made here once, kept sealed by the root key until somebody says that it is on paper, and
 * forgotten then. From that moment whoever steals the server's keys can write archives and read none of the old ones.
 */
public class BackupCustody {

    private static final String PUBLIC_FILE = "backup.pub";
    private static final String SECRET_FILE = "backup.once";
    private static final String SIGNING_FILE = "archive-sign.key";
    private static final String SECRET_CONTEXT = "aumbry backup key v1";
    private static final String SIGNING_CONTEXT = "aumbry archive signature v1";

    private final Path folder;
    private final Kms kms;
    private final Randomness randomness;

    public BackupCustody(Path folder, Kms kms, Randomness randomness) {
        this.folder = folder;
        this.kms = kms;
        this.randomness = randomness;
    }

    /** The public half; both are made at the first call. */
    public synchronized BackupKey key() {
        var file = folder.resolve(PUBLIC_FILE);
        if (!Files.exists(file)) {
            try (var pair = new Made(BackupKey.generate())) {
                keep(SECRET_FILE, pair.secret(), SECRET_CONTEXT);
                PrivateFiles.write(file, pair.key().bytes());
            }
        }
        return BackupKey.of(PrivateFiles.read(file));
    }

    /** Whether the private half is still here, because nobody has said yet that it is on paper. */
    public boolean held() {
        return Files.exists(folder.resolve(SECRET_FILE));
    }

    /** The sheet with the private half, while it is still here. Show it, store it nowhere. */
    public Optional<Secret> kit() {
        var key = key();
        if (!held()) {
            return Optional.empty();
        }
        try (var secret = open(SECRET_FILE, SECRET_CONTEXT)) {
            return Optional.of(BackupKit.print(secret, key, signer()));
        }
    }

    /** Forgets the private half when the typed sheet shows that it is on paper. */
    public boolean forget(String typed) {
        try (var read = readKit(typed); var held = open(SECRET_FILE, SECRET_CONTEXT)) {
            if (!read.equals(held)) {
                return false;
            }
            Files.delete(folder.resolve(SECRET_FILE));
            return true;
        } catch (IOException stays) {
            throw new UncheckedIOException("the backup key could not be forgotten", stays);
        }
    }

    /** The private half from a typed sheet. The caller closes it. */
    public static Secret readKit(String typed) {
        return BackupKit.read(typed);
    }

    /** Who signs the archive: 64 hexadecimal digits. */
    public String signer() {
        return HexFormat.of().formatHex(signing(SIGNING_FILE + ".pub"));
    }

    /** @return 64 bytes */
    public byte[] sign(byte[] message) {
        signer();
        try (var seed = open(SIGNING_FILE, SIGNING_CONTEXT)) {
            return Ed25519.sign(seed, message);
        }
    }

    private synchronized byte[] signing(String file) {
        if (!Files.exists(folder.resolve(file))) {
            var pair = Ed25519.generate();
            try (var seed = pair.seed()) {
                keep(SIGNING_FILE, seed, SIGNING_CONTEXT);
            }
            PrivateFiles.write(folder.resolve(file), pair.publicKey());
        }
        return PrivateFiles.read(folder.resolve(file));
    }

    private void keep(String file, Secret secret, String context) {
        var raw = secret.bytes(RawKeyAccess.because("keeping a key of the archive"));
        try (var key = SealingKey.of(raw)) {
            PrivateFiles.write(folder.resolve(file), kms.wrap(key, context));
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    private Secret open(String file, String context) {
        try (var key = kms.unwrap(PrivateFiles.read(folder.resolve(file)), context)) {
            var raw = key.bytes(RawKeyAccess.because("using a key of the archive"));
            try {
                return Secret.copyOf(raw);
            } finally {
                Arrays.fill(raw, (byte) 0);
            }
        }
    }

    /** How many of the keys here another root key wrapped. */
    public long left() {
        return wrapped().stream().filter(each -> !kms.isCurrent(PrivateFiles.read(each.file()))).count();
    }

    /** Wraps those anew by the root key that wraps now. @return how many */
    public synchronized int rewrap() {
        int moved = 0;
        for (var each : wrapped()) {
            var old = PrivateFiles.read(each.file());
            if (!kms.isCurrent(old)) {
                try (var key = kms.unwrap(old, each.context())) {
                    PrivateFiles.write(each.file(), kms.wrap(key, each.context()));
                }
                moved++;
            }
        }
        return moved;
    }

    private record Kept(Path file, String context) {}

    private List<Kept> wrapped() {
        return Stream.of(
                        new Kept(folder.resolve(SECRET_FILE), SECRET_CONTEXT),
                        new Kept(folder.resolve(SIGNING_FILE), SIGNING_CONTEXT))
                .filter(each -> Files.exists(each.file()))
                .toList();
    }

    /** Bytes a signature of ours stands under, so that nothing signed for one use passes for another. */
    public static byte[] labelled(String label, byte[] message) {
        var prefix = (label + "\n").getBytes(StandardCharsets.US_ASCII);
        var all = Arrays.copyOf(prefix, prefix.length + message.length);
        System.arraycopy(message, 0, all, prefix.length, message.length);
        return all;
    }

    private record Made(Secret secret, BackupKey key) implements AutoCloseable {

        Made(BackupKey.Pair pair) {
            this(pair.secret(), pair.key());
        }

        @Override
        public void close() {
            secret.close();
        }
    }
}
