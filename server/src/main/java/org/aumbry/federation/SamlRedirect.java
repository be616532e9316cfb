package org.aumbry.federation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.aumbry.crypto.RsaKeys;
import org.aumbry.crypto.Secret;
import org.jspecify.annotations.Nullable;

/** Sends a browser to an identity provider with a message in the address (SAML 2.0 Bindings, 3.4). */
final class SamlRedirect {

    private static final String ALGORITHM = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

    private SamlRedirect() {}

    /**
     * Where the browser goes.
     *
     * @param parameter {@code SAMLRequest} or {@code SAMLResponse}
     * @param relayState what the other side wants back; empty for nothing
     * @param key signs the address (3.4.4.1); null to leave it unsigned
     */
    static URI to(String location, String parameter, String xml, String relayState, @Nullable Secret key) {
        var query = parameter + "=" + encoded(deflated(xml));
        if (!relayState.isEmpty()) {
            query += "&RelayState=" + encoded(relayState);
        }
        if (key != null) {
            query += "&SigAlg=" + encoded(ALGORITHM);
            var signature = RsaKeys.sign(key, query.getBytes(StandardCharsets.US_ASCII));
            query += "&Signature=" + encoded(Base64.getEncoder().encodeToString(signature));
        }
        return URI.create(location + (location.contains("?") ? "&" : "?") + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String deflated(String xml) {
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            var bytes = new ByteArrayOutputStream();
            try (var out = new DeflaterOutputStream(bytes, deflater)) {
                out.write(xml.getBytes(StandardCharsets.UTF_8));
            }
            return Base64.getEncoder().encodeToString(bytes.toByteArray());
        } catch (IOException impossible) {
            throw new IllegalStateException("memory can be written", impossible);
        } finally {
            deflater.end();
        }
    }
}
