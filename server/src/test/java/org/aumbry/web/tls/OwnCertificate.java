package org.aumbry.web.tls;

import java.time.Instant;
import java.util.List;

/** Certificates for servers that tests run themselves. */
public final class OwnCertificate {

    private OwnCertificate() {}

    /** A private key and its certificate for this machine, as PEM. */
    public static String pem() {
        return SelfSigned.pem(List.of("localhost", "127.0.0.1"), Instant.now(), new byte[] {7});
    }
}
