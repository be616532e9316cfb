package org.aumbry.web.tls;

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
 */
@ConfigurationProperties("aumbry.web")
record TlsSettings(
        @DefaultValue List<String> hosts,
        @Nullable Path certificate,
        @Nullable Path privateKey,
        @Nullable Integer plainPort) {}
