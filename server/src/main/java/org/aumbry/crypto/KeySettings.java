package org.aumbry.crypto;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the root key lies and what unlocks it.
 *
 * @param folder holds {@code root.key}, readable by the server's user only
 * @param unlockFile the key that unlocks {@code root.key} when no passphrase does; put it on other media than the data to
 *     gain anything by it. Absent: {@code unlock.key} in the same folder
 * @param passphraseFile a file whose first line is the passphrase, for example a mounted secret
 * @param passphrase the passphrase itself, for example from the environment
 */
@ConfigurationProperties("aumbry.keys")
public record KeySettings(
        @DefaultValue("data/keys") Path folder,
        @Nullable Path unlockFile,
        @Nullable Path passphraseFile,
        @Nullable String passphrase) {

    /** The folder with everything else as when nothing is configured. */
    public static KeySettings in(Path folder) {
        return new KeySettings(folder, null, null, null);
    }

    Path rootFile() {
        return folder.resolve("root.key");
    }

    Path unlockFileOrDefault() {
        return unlockFile == null ? folder.resolve("unlock.key") : unlockFile;
    }

    @Override
    public String toString() {
        return "keys in " + folder;
    }
}
