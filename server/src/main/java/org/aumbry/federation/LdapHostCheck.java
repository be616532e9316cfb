package org.aumbry.federation;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.util.ssl.SSLSocketVerifier;
import java.io.IOException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLSocket;

/**
 * Sees that a directory's certificate is for the host that was named (RFC 9525), by its alternative names only. The
 * SDK's own check takes every name of this machine for every other.
 */
final class LdapHostCheck extends SSLSocketVerifier {

    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    @Override
    public void verifySSLSocket(String host, int port, SSLSocket socket) throws LDAPException {
        try {
            socket.startHandshake();
            var shown = socket.getSession().getPeerCertificates();
            if (shown.length > 0 && shown[0] instanceof X509Certificate certificate
                    && names(certificate.getSubjectAlternativeNames(), host)) {
                return;
            }
        } catch (IOException | CertificateParsingException failed) {
            throw new LDAPException(ResultCode.CONNECT_ERROR, "no certificate", failed);
        }
        throw new LDAPException(ResultCode.CONNECT_ERROR, "a certificate of another host");
    }

    private static boolean names(@org.jspecify.annotations.Nullable Collection<List<?>> names, String host) {
        return names != null && names.stream().anyMatch(name -> {
            var kind = (Integer) name.get(0);
            var value = String.valueOf(name.get(1));
            return kind == IP_ADDRESS && value.equals(host) || kind == DNS_NAME && matches(value, host);
        });
    }

    /** RFC 9525, 6.3: a wildcard stands for exactly one whole label, the first. */
    static boolean matches(String name, String host) {
        var wanted = host.toLowerCase(Locale.ROOT);
        var given = name.toLowerCase(Locale.ROOT);
        if (given.startsWith("*.")) {
            int dot = wanted.indexOf('.');
            return dot > 0 && wanted.substring(dot + 1).equals(given.substring(2));
        }
        return given.equals(wanted);
    }
}
