package org.aumbry.crypto;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the root key lies and what unlocks it.
 *
 * @param folder holds {@code root.key}, readable by the server's user only. Absent: {@code keys} in the data folder
 * @param unlockFile the key that unlocks {@code root.key} when no passphrase does; put it on other media than the data
 *     to gain anything by it. Absent: {@code unlock.key} in the same folder
 * @param passphraseFile a file whose first line is the passphrase, for example a mounted secret
 * @param passphrase the passphrase itself, for example from the environment
 */
@ConfigurationProperties("aumbry.keys")
public record KeySettings(
        @Nullable Path folder,
        @Nullable Path unlockFile,
        @Nullable Path passphraseFile,
        @Nullable String passphrase) {

    /** The same with the folder settled: the configured one, or the one in the data folder. */
    public KeySettings within(Path dataFolder) {
        return folder == null
                ? new KeySettings(dataFolder.resolve("keys"), unlockFile, passphraseFile, passphrase)
                : this;
    }

    Path rootFile() {
        return settledFolder().resolve("root.key");
    }

    Path unlockFileOrDefault() {
        return unlockFile == null ? settledFolder().resolve("unlock.key") : unlockFile;
    }

    private Path settledFolder() {
        if (folder == null) {
            throw new IllegalStateException("the key folder is not settled yet");
        }
        return folder;
    }

    @Override
    public String toString() {
        return "keys in " + folder;
    }
}
