package org.aumbry.networks;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.aumbry.crypto.Hashes;
import org.springframework.stereotype.Component;

/**
 * Opens the first-run pages to whoever can read the server's console. Good only until the first network is made; the
 * same after a restart, so that a set-up can be gone on with.
 *
 * <p>Shape: base64url of 16 bytes, a keyed code of the installation.
 */
@Component
public class SetupToken {

    private final InstallationMac macs;

    SetupToken(InstallationMac macs) {
        this.macs = macs;
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(macs.of("setup-token", "1"));
    }

    public boolean matches(String given) {
        return Hashes.same(
                given.getBytes(StandardCharsets.UTF_8), text().getBytes(StandardCharsets.UTF_8));
    }
}
