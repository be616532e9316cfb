package org.aumbry.networks;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Under which address people reach the installation.
 *
 * @param address scheme and host, with a port where it is not the usual one, for example https://papers.acme.example;
 *     when absent, the first of {@code aumbry.web.hosts} (or localhost) with the port that is served
 */
@ConfigurationProperties("aumbry.networks")
record AddressSettings(@Nullable URI address) {

    AddressSettings {
        if (address != null && !fits(address)) {
            throw new IllegalArgumentException(
                    "aumbry.networks.address is https://host or https://host:port: " + address);
        }
    }

    private static boolean fits(URI address) {
        var path = address.getRawPath();
        return "https".equals(address.getScheme()) && address.getHost() != null && address.getRawUserInfo() == null
                && (path == null || path.isEmpty() || path.equals("/"))
                && address.getRawQuery() == null && address.getRawFragment() == null;
    }
}
