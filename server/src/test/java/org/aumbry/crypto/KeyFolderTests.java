package org.aumbry.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.aumbry.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFolderTests {

    private static final Argon2Cost QUICK = new Argon2Cost(64, 1, 1);
    private static final String PHRASE = "correct horse battery staple";

    @TempDir
    private Path folder;

    @Test
    void theFirstStartMakesAKeyAndTheNextFindsIt() throws IOException {
        var first = keys(null).openOrCreate();
        var second = keys(null).openOrCreate();

        assertThat(second.name()).isEqualTo(first.name());
        assertThat(modeOf("root.key")).isEqualTo("rw-------");
        assertThat(modeOf("unlock.key")).isEqualTo("rw-------");
        assertThat(Files.readAllBytes(folder.resolve("root.key"))).hasSize(KeyFile.LENGTH_BYTES);
    }

    @Test
    void theFileHoldsNeitherTheKeyNorThePassphrase() throws IOException {
        var root = keys(PHRASE).openOrCreate();
        var file = new String(Files.readAllBytes(folder.resolve("root.key")), StandardCharsets.ISO_8859_1);
        var raw = new String(root.key().bytes(RawKeyAccess.because("test")), StandardCharsets.ISO_8859_1);

        assertThat(file).doesNotContain(raw).doesNotContain(PHRASE);
        assertThat(folder.resolve("unlock.key")).doesNotExist();
    }

    @Test
    void onlyTheRightPassphraseOpens() {
        var root = keys(PHRASE).openOrCreate();

        assertThat(keys(PHRASE).open().name()).isEqualTo(root.name());
        assertUnavailable(keys("correct horse battery stapl"), "passphrase does not open");
        assertUnavailable(keys(null), "AUMBRY_KEYS_PASSPHRASE");
    }

    @Test
    void aPassphraseTypedInAnotherNormalFormIsTheSame() {
        var root = keys("na\u00efve caf\u00e9 owners").openOrCreate();

        assertThat(keys("nai\u0308ve cafe\u0301 owners").open().name()).isEqualTo(root.name());
    }

    @Test
    void thePassphraseMayStandInAFile() throws IOException {
        var root = keys(PHRASE).openOrCreate();
        var file = Files.writeString(folder.resolve("phrase"), PHRASE + "\n");

        var opened = new KeyFolder(new KeySettings(folder, null, file, null), new Randomness(), QUICK).open();

        assertThat(opened.name()).isEqualTo(root.name());
    }

    @Test
    void everyFlippedBitOfTheFileIsRefused() throws IOException {
        keys(PHRASE).openOrCreate();
        var file = folder.resolve("root.key");
        var good = Files.readAllBytes(file);
        for (int bit = 0; bit < good.length * 8; bit++) {
            var flipped = good.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, flipped);
            assertThatExceptionOfType(RuntimeException.class)
                    .as("bit %d", bit)
                    .isThrownBy(() -> keys(PHRASE).open())
                    .isInstanceOfAny(TamperedException.class, KmsUnavailableException.class);
        }
    }

    @Test
    void aFileThatOthersMayReadIsRefused() throws IOException {
        keys(null).openOrCreate();
        Files.setPosixFilePermissions(folder.resolve("root.key"), PosixFilePermissions.fromString("rw-r-----"));

        assertUnavailable(keys(null), "chmod 600");
    }

    @Test
    void aLostUnlockingFileIsNamed() throws IOException {
        keys(null).openOrCreate();
        Files.delete(folder.resolve("unlock.key"));

        assertUnavailable(keys(null), "unlock.key");
    }

    @Test
    void theUnlockingFileMayLieElsewhere() {
        var elsewhere = folder.resolve("stick/aumbry.key");
        var settings = new KeySettings(folder.resolve("keys"), elsewhere, null, null);
        var root = new KeyFolder(settings, new Randomness()).openOrCreate();

        assertThat(elsewhere).exists();
        assertThat(folder.resolve("keys/unlock.key")).doesNotExist();
        assertThat(new KeyFolder(settings, new Randomness()).open().name()).isEqualTo(root.name());
    }

    @Test
    void theRecoveryKitBringsALostKeyBack() throws IOException {
        var root = keys(PHRASE).openOrCreate();
        var wrapped = new SealedFileKms(root, new Randomness()).wrap(SealingKey.generate(new Randomness()), "tenant");
        var custody = new KeyCustody(keys(PHRASE), RootKeys.fixed(root), new Randomness());
        var kit = new String(custody.recoveryKit().bytes(RawKeyAccess.because("test")), StandardCharsets.UTF_8);
        Files.delete(folder.resolve("root.key"));

        var name = KeyCustody.restore(keys(null), kit);

        assertThat(name).isEqualTo(custody.rootKeyId());
        assertThat(new SealedFileKms(keys(null).open(), new Randomness()).unwrap(wrapped, "tenant")).isNotNull();
    }

    @Test
    void theKitOfAnotherKeyOverwritesNothing() {
        var root = keys(null).openOrCreate();
        var other = RecoveryKit.print(RootKey.generate(new Randomness()));
        var kit = new String(other.bytes(RawKeyAccess.because("test")), StandardCharsets.UTF_8);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> KeyCustody.restore(keys(null), kit))
                .matches(refusal -> refusal.code() == Refusal.Code.CONFLICT);
        assertThat(keys(null).open().name()).isEqualTo(root.name());
        assertThat(new KeyCustody(keys(null), RootKeys.fixed(root), new Randomness()).isKit(kit)).isFalse();
    }

    @Test
    void aPassphraseCanReplaceTheUnlockingFile() {
        var root = keys(null).openOrCreate();
        var custody = new KeyCustody(keys(null), RootKeys.fixed(root), new Randomness());

        assertThat(custody.protection()).isEqualTo(KeyProtection.KEY_FILE);
        custody.protectWith(PHRASE);

        assertThat(custody.protection()).isEqualTo(KeyProtection.PASSPHRASE);
        assertThat(keys(PHRASE).open().name()).isEqualTo(root.name());
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> custody.protectWith("fourteen chars"));
    }

    private KeyFolder keys(@org.jspecify.annotations.Nullable String passphrase) {
        return new KeyFolder(new KeySettings(folder, null, null, passphrase), new Randomness(), QUICK);
    }

    private String modeOf(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
    }

    private static void assertUnavailable(KeyFolder keys, String saying) {
        assertThatExceptionOfType(KmsUnavailableException.class).isThrownBy(keys::open).withMessageContaining(saying);
    }
}
