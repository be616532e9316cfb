package org.aumbry.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.aumbry.identity.NetworkRange;
import org.springframework.stereotype.Component;

/**
 * Finds the client's address: that of the connection, unless it is a trusted proxy's; then the last one in
 * {@code X-Forwarded-For} that no trusted proxy has. What stands before that, the client may have made up.
 */
@Component
class ClientAddress {

    private final List<NetworkRange> trusted;

    ClientAddress(ProxySettings settings) {
        this.trusted = settings.trusted().stream().map(ClientAddress::range).toList();
    }

    String of(HttpServletRequest request) {
        var said = new ArrayList<String>();
        for (var header : Collections.list(request.getHeaders("X-Forwarded-For"))) {
            said.addAll(List.of(header.split(",", -1)));
        }
        return of(request.getRemoteAddr(), said);
    }

    /** The same for a connection from that address which said these, in order. */
    String of(String connection, List<String> said) {
        var address = NetworkRange.address(connection);
        if (address.isEmpty()) {
            return connection;
        }
        var client = address.get();
        for (int i = said.size() - 1; i >= 0 && isTrusted(client); i--) {
            var before = NetworkRange.address(said.get(i).strip());
            if (before.isEmpty()) {
                break;
            }
            client = before.get();
        }
        return client.getHostAddress();
    }

    private static NetworkRange range(String text) {
        return NetworkRange.read(text)
                .orElseThrow(() -> new IllegalArgumentException("aumbry.proxies.trusted takes addresses: " + text));
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.holds(address));
    }
}
