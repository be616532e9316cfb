package org.aumbry.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another root key in the key file, while servers run that opened the one of before. */
class RootChangeTests {

    private static final RawKeyAccess TEST = RawKeyAccess.because("test");

    @TempDir
    private Path folder;

    private final Randomness randomness = new Randomness();

    @Test
    void aRunningServerFollowsAndOpensBoth() {
        var server = new SealedFileKms(RootKeys.in(keys()), randomness);
        var key = SealingKey.generate(randomness);
        var before = server.wrap(key, "network");
        var name = server.rootKeyId();

        // The command at the prompt, another process.
        new SealedFileKms(RootKeys.in(keys()), randomness).changeRoot();
        var after = server.wrap(key, "network");

        assertThat(server.rootKeyId()).isNotEqualTo(name);
        assertThat(server.isCurrent(before)).isFalse();
        assertThat(server.isCurrent(after)).isTrue();
        assertThat(server.unwrap(before, "network").bytes(TEST)).isEqualTo(key.bytes(TEST));
        assertThat(server.unwrap(after, "network").bytes(TEST)).isEqualTo(key.bytes(TEST));

        assertThat(keys().dropEarlier()).isEqualTo(1);
        var restarted = new SealedFileKms(RootKeys.in(keys()), randomness);
        assertThat(restarted.unwrap(after, "network").bytes(TEST)).isEqualTo(key.bytes(TEST));
        assertThatExceptionOfType(KmsUnavailableException.class).isThrownBy(() -> restarted.unwrap(before, "network"));
    }

    @Test
    void aFileThatIsTakenAwayMeanwhileMakesNoOther() throws IOException {
        var roots = RootKeys.in(keys());
        var server = new SealedFileKms(roots, randomness);
        var wrapped = server.wrap(SealingKey.generate(randomness), "network");
        Files.delete(folder.resolve("root.key"));

        assertThat(server.unwrap(wrapped, "network")).isNotNull();
        assertThat(server.isCurrent(wrapped)).isTrue();
        assertThat(folder.resolve("root.key")).doesNotExist();
    }

    @Test
    void sharesRestoreTheFileAndAnotherKeysSharesDoNot() throws IOException {
        var custody = new KeyCustody(keys(), RootKeys.in(keys()), randomness);
        var name = custody.rootKeyId();
        var typed = new StringBuilder();
        custody.shares(2, 3).stream().skip(1).forEach(share -> typed.append(
                new String(share.bytes(TEST), StandardCharsets.UTF_8)));
        var other = KeyShares.print(RootKey.generate(randomness), 2, 2, randomness).stream()
                .map(share -> new String(share.bytes(TEST), StandardCharsets.UTF_8))
                .reduce("", String::concat);

        assertThatExceptionOfType(org.aumbry.kernel.Refusal.class)
                .isThrownBy(() -> KeyCustody.join(settings(), other));
        Files.delete(folder.resolve("root.key"));
        assertThat(KeyCustody.join(settings(), typed.toString())).isEqualTo(name);
        assertThat(RootKeys.in(keys()).current().name()).isEqualTo(name);
    }

    private KeyFolder keys() {
        return new KeyFolder(settings(), randomness);
    }

    private KeySettings settings() {
        return new KeySettings(folder, null, null, null);
    }
}
