package org.aumbry.web.tls;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the server is reached.
 *
 * @param hosts names and addresses for the certificate that the server makes itself, beside localhost and this
 *     machine's
 * @param certificate PEM file with a certificate chain to use instead; null to make one
 * @param privateKey PEM file with its private key; null when the certificate file holds both
 * @param plainPort where requests without TLS are turned away; 0 for any free one, -1 for none
 * @param operatorsPort where those who run the installation are answered, and nobody else; then `/operators` is missing
 *     everywhere else. Absent: they come in where everybody does
 * @param operatorsAuthority PEM file with the certificates of those who issue certificates to operators; whoever shows
 *     none of theirs gets no further than the handshake
 * @param operatorsRevocations file with the lists of certificates that those authorities took back (CRL, PEM or DER),
 *     one for each; read anew when it changes, and nobody is answered at the operators' port while one of them can't be
 *     read or has ended. Absent: no certificate is taken back before its end
 * @param secondPort a second way in that stands ready: everything is served there once an operator switches to it
 * @param secondAddress the address of this machine that it is at, for example that of another line; absent: all
 */
@ConfigurationProperties("aumbry.web")
record TlsSettings(
        @DefaultValue List<String> hosts,
        @Nullable Path certificate,
        @Nullable Path privateKey,
        @Nullable Integer plainPort,
        @Nullable Integer operatorsPort,
        @Nullable Path operatorsAuthority,
        @Nullable Path operatorsRevocations,
        @Nullable Integer secondPort,
        @Nullable InetAddress secondAddress) {

    TlsSettings {
        if (operatorsPort != null && operatorsAuthority == null) {
            throw new IllegalArgumentException("aumbry.web.operators-authority is missing: the operators' port is for"
                    + " those who show a certificate, and somebody has to issue it");
        }
    }
}
