package org.aumbry.networks;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.aumbry.crypto.SealingKey;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Seals what belongs to the installation and to none of its networks, each value for its own place.
 *
 * <p>The key is made once, wrapped by the root key, and opened on first use. Authenticated with a value: {@code "aumbry
 * installation column v1" | 0 | table | 0 | row | 0 | column}.
 */
@Component
public class InstallationSealer implements DisposableBean {

    private static final String PURPOSE = "installation-columns";

    private final InstallationKeys keys;
    private @Nullable SealingKey key;

    InstallationSealer(InstallationKeys keys) {
        this.keys = keys;
    }

    public byte[] seal(String table, UUID row, String column, byte[] plain) {
        return key().seal(keys.randomness(), plain, place(table, row, column));
    }

    /** @throws org.aumbry.crypto.TamperedException when it was not sealed for this place */
    public byte[] open(String table, UUID row, String column, byte[] sealed) {
        return key().open(sealed, place(table, row, column));
    }

    @Override
    public synchronized void destroy() {
        if (key != null) {
            key.close();
            key = null;
        }
    }

    private synchronized SealingKey key() {
        var known = key;
        if (known == null) {
            known = keys.open(PURPOSE, SealingKey::copy);
            key = known;
        }
        return known;
    }

    private static byte[] place(String table, UUID row, String column) {
        return String.join("\0", "aumbry installation column v1", table, row.toString(), column)
                .getBytes(StandardCharsets.UTF_8);
    }
}
