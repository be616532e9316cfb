package org.aumbry.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The folder with the root key file: making it at the first start, opening it, sealing it anew, restoring it. */
final class KeyFolder {

    private static final byte[] UNLOCK_INFO = "aumbry keyfile v1".getBytes(StandardCharsets.US_ASCII);

    private static final String EARLIER = "root-";

    private final KeySettings settings;
    private final Randomness randomness;
    private final Argon2Cost cost;

    KeyFolder(KeySettings settings, Randomness randomness) {
        this(settings, randomness, Argon2Cost.RECOMMENDED);
    }

    KeyFolder(KeySettings settings, Randomness randomness, Argon2Cost cost) {
        this.settings = settings;
        this.randomness = randomness;
        this.cost = cost;
    }

    /** Opens the root key; at the very first start makes one. */
    RootKey openOrCreate() {
        if (Files.exists(settings.rootFile())) {
            return open();
        }
        var root = RootKey.generate(randomness);
        sealAsConfigured(root);
        return root;
    }

    RootKey open() {
        var file = read();
        try (var unlocking = unlocking(file.header())) {
            return file.open(unlocking);
        } catch (TamperedException wrong) {
            throw new KmsUnavailableException(
                    file.header().protection() == KeyProtection.PASSPHRASE
                            ? "The passphrase does not open " + settings.rootFile() + ", or the file was changed."
                            : settings.unlockFileOrDefault() + " does not open " + settings.rootFile()
                                    + ", or one of them was changed.",
                    wrong);
        }
    }

    KeyFile read() {
        return KeyFile.decode(PrivateFiles.read(settings.rootFile()));
    }

    KeySettings settings() {
        return settings;
    }

    /** Whether whoever copies the folder has all it takes to open the root key. */
    boolean unlocksFromBeside(KeyFile file) {
        var beside = settings.rootFile().toAbsolutePath().getParent();
        return file.header().protection() == KeyProtection.KEY_FILE
                && settings.unlockFileOrDefault().toAbsolutePath().getParent().equals(beside);
    }

    boolean exists() {
        return Files.exists(settings.rootFile());
    }

    /** The root keys of before, as far as their files are still there. */
    List<RootKey> earlier() {
        return earlierFiles().stream().map(file -> {
            var read = KeyFile.decode(PrivateFiles.read(file));
            try (var unlocking = unlocking(read.header())) {
                return read.open(unlocking);
            }
        }).toList();
    }

    /** Puts another root key in the place of the one there is, whose file is kept beside it. */
    void change() {
        var before = PrivateFiles.read(settings.rootFile());
        var name = HexFormat.of().formatHex(KeyFile.decode(before).header().rootKeyId());
        PrivateFiles.write(settings.rootFile().resolveSibling(EARLIER + name + ".key"), before);
        try (var fresh = RootKey.generate(randomness)) {
            sealAsConfigured(fresh);
        }
    }

    /** Erases the root keys of before; says how many. */
    int dropEarlier() {
        var files = earlierFiles();
        files.forEach(PrivateFiles::erase);
        return files.size();
    }

    private List<Path> earlierFiles() {
        var folder = settings.rootFile().toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(EARLIER + "[0-9a-f]{32}\\.key"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new KmsUnavailableException("The key folder can't be read: " + folder, unreadable);
        }
    }

    /** Seals with the configured passphrase, or with the unlocking file when there is none. */
    void sealAsConfigured(RootKey root) {
        try (var passphrase = configuredPassphrase()) {
            if (passphrase == null) {
                sealWithFile(root);
            } else {
                seal(root, passphrase);
            }
        }
    }

    void seal(RootKey root, Secret passphrase) {
        var salt = randomness.bytes(KeyFile.SALT_BYTES);
        var header = new KeyFile.Header(KeyProtection.PASSPHRASE, root.id(), cost, salt);
        try (var unlocking = cost.derive(passphrase, salt)) {
            PrivateFiles.write(settings.rootFile(), KeyFile.seal(root, header, unlocking, randomness).encode());
        }
    }

    private void sealWithFile(RootKey root) {
        var unlockFile = settings.unlockFileOrDefault();
        if (!Files.exists(unlockFile)) {
            PrivateFiles.write(unlockFile, randomness.bytes(SealingKey.KEY_BYTES));
        }
        var salt = randomness.bytes(KeyFile.SALT_BYTES);
        var header = new KeyFile.Header(KeyProtection.KEY_FILE, root.id(), Argon2Cost.NONE, salt);
        try (var unlocking = unlocking(header)) {
            PrivateFiles.write(settings.rootFile(), KeyFile.seal(root, header, unlocking, randomness).encode());
        }
    }

    private SealingKey unlocking(KeyFile.Header header) {
        return switch (header.protection()) {
            case KEY_FILE -> unlockingFromFile(header.salt());
            case PASSPHRASE -> {
                try (var passphrase = configuredPassphrase()) {
                    if (passphrase == null) {
                        throw new KmsUnavailableException("The root key is protected by a passphrase. Set"
                                + " AUMBRY_KEYS_PASSPHRASE, or AUMBRY_KEYS_PASSPHRASE_FILE to a file that holds it.");
                    }
                    yield header.cost().derive(passphrase, header.salt());
                }
            }
        };
    }

    private SealingKey unlockingFromFile(byte[] salt) {
        var path = settings.unlockFileOrDefault();
        if (!Files.exists(path)) {
            throw new KmsUnavailableException("The file that unlocks the root key is missing: " + path
                    + ". Put it back, or restore the root key from the recovery kit.");
        }
        var bytes = PrivateFiles.read(path);
        try (var unlock = unlockKey(bytes)) {
            return unlock.derive(salt, UNLOCK_INFO);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static SealingKey unlockKey(byte[] bytes) {
        if (bytes.length != SealingKey.KEY_BYTES) {
            throw new TamperedException("the file that unlocks the root key");
        }
        return SealingKey.of(bytes);
    }

    private @Nullable Secret configuredPassphrase() {
        if (settings.passphrase() != null && !settings.passphrase().isEmpty()) {
            return passphrase(settings.passphrase());
        }
        return settings.passphraseFile() == null ? null : firstLine(settings.passphraseFile());
    }

    /** The same phrase typed on another keyboard must be the same secret: NFC. */
    static Secret passphrase(CharSequence typed) {
        return Secret.ofText(Normalizer.normalize(typed, Normalizer.Form.NFC));
    }

    private static Secret firstLine(Path file) {
        try (var lines = Files.lines(file)) {
            return passphrase(lines.findFirst().orElseThrow(
                    () -> new KmsUnavailableException("The passphrase file is empty: " + file)));
        } catch (IOException | UncheckedIOException unreadable) {
            throw new KmsUnavailableException("The passphrase file can't be read: " + file, unreadable);
        }
    }
}
