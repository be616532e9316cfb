package org.aumbry.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootKeyProbeTests {

    @TempDir
    private Path folder;

    private KeyFolder keys;
    private RootKey root;

    @BeforeEach
    void protectedByPassphrase() {
        var settings = new KeySettings(folder, null, null, "correct horse battery staple");
        keys = new KeyFolder(settings, new Randomness(), new Argon2Cost(64, 1, 1));
        root = keys.openOrCreate();
    }

    @Test
    void aSealedPrivateFileUnlockedFromElsewhereHolds() {
        assertThat(probe(keys, root).look().holds()).isTrue();
    }

    @Test
    void aFileThatOthersMayReadFails() throws IOException {
        Files.setPosixFilePermissions(folder.resolve("root.key"), PosixFilePermissions.fromString("rw-r-----"));
        var look = probe(keys, root).look();

        assertThat(look.holds()).isFalse();
        assertThat(look.observed()).contains("rw-r-----");
    }

    @Test
    void theFileThatUnlocksBesideTheKeyFails() {
        var beside = new KeySettings(folder.resolve("beside"), null, null, null);
        var folderBeside = new KeyFolder(beside, new Randomness());
        var look = probe(folderBeside, folderBeside.openOrCreate()).look();

        assertThat(look.holds()).isFalse();
        assertThat(look.observed()).contains("same folder");
    }

    @Test
    void anOpenKeyInItsFileFails() throws IOException {
        var open = new byte[KeyFile.LENGTH_BYTES];
        System.arraycopy(root.key().bytes(RawKeyAccess.because("test")), 0, open, 60, 32);
        var good = Files.readAllBytes(folder.resolve("root.key"));
        System.arraycopy(good, 0, open, 0, 60);
        Files.write(folder.resolve("root.key"), open);

        var look = probe(keys, root).look();

        assertThat(look.holds()).isFalse();
        assertThat(look.observed()).contains("stands open");
    }

    @Test
    void anotherKeyInTheFileFails() {
        assertThat(probe(keys, RootKey.generate(new Randomness())).look().holds()).isFalse();
    }

    private static RootKeyProbe probe(KeyFolder folder, RootKey root) {
        return new RootKeyProbe(folder, RootKeys.fixed(root), KmsSettings.usual());
    }
}
