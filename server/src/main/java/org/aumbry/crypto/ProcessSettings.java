package org.aumbry.crypto;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The way to a key process on this machine, the same for both ends: {@code ./aumbry keys serve} and the servers that
 * ask it.
 *
 * @param socket the Unix domain socket, a path of at most 100 bytes; the key process makes it, by default
 *     {@code key.socket} in its data folder
 * @param users system users that may be at the other end; absent: only the one that this process runs as
 * @param group the system group that may open the socket; absent: nobody but the key process's own user
 * @param rate how many questions a second the key process answers in the long run; ten times as many at once
 */
@ConfigurationProperties("aumbry.kms.process")
public record ProcessSettings(
        @Nullable Path socket,
        @DefaultValue List<String> users,
        @Nullable String group,
        @DefaultValue("100") int rate) {

    /** The operating system's limit is 107 bytes. */
    private static final int LONGEST_PATH = 100;

    public ProcessSettings {
        users = List.copyOf(users);
        if (socket != null && socket.toString().length() > LONGEST_PATH) {
            throw new IllegalArgumentException("aumbry.kms.process.socket is a path of at most 100 bytes");
        }
        if (rate < 1) {
            throw new IllegalArgumentException("aumbry.kms.process.rate is at least 1");
        }
    }

    /** The same with the socket settled: the configured one, or the one in the data folder. */
    public ProcessSettings within(Path dataFolder) {
        return socket == null
                ? new ProcessSettings(
                        dataFolder.toAbsolutePath().normalize().resolve("key.socket"), users, group, rate)
                : this;
    }

    /** @throws KmsUnavailableException when it is not set */
    Path settledSocket() {
        if (socket == null) {
            throw new KmsUnavailableException("The key process is found by aumbry.kms.process.socket, which is not"
                    + " set.");
        }
        return socket;
    }

    /** Who may be at the other end. */
    boolean expects(String user) {
        return users.isEmpty() ? user.equals(KeyWire.ourselves()) : users.contains(user);
    }
}
