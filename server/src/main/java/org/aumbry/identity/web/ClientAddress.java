package org.aumbry.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.aumbry.identity.NetworkRange;
import org.springframework.stereotype.Component;

/**
 * Finds the client's address: that of the connection, unless it is a trusted proxy's; then the last one in the proxies'
 * header that no trusted proxy has. What stands before that, the client may have made up.
 */
@Component
class ClientAddress {

    private final List<NetworkRange> trusted;
    private final ProxySettings.Header header;

    ClientAddress(ProxySettings settings) {
        this.trusted = settings.trusted().stream().map(ClientAddress::range).toList();
        this.header = settings.header();
    }

    String of(HttpServletRequest request) {
        return ofLines(request.getRemoteAddr(), Collections.list(request.getHeaders(header.text())));
    }

    /** The same for a connection from that address which sent these lines of the proxies' header, in order. */
    String ofLines(String connection, List<String> lines) {
        return of(connection, switch (header) {
            case X_FORWARDED_FOR -> listed(lines);
            case FORWARDED -> ForwardedHeader.clients(lines);
        });
    }

    /** The same for a connection from that address which said these, in order. */
    String of(String connection, List<String> said) {
        var address = NetworkRange.address(connection);
        if (address.isEmpty()) {
            return connection;
        }
        var client = address.get();
        for (int i = said.size() - 1; i >= 0; i--) {
            var now = client;
            if (trusted.stream().noneMatch(range -> range.holds(now))) {
                break;
            }
            var before = NetworkRange.address(ForwardedHeader.withoutPort(said.get(i).strip()));
            if (before.isEmpty()) {
                break;
            }
            client = before.get();
        }
        return client.getHostAddress();
    }

    private static List<String> listed(List<String> lines) {
        var said = new ArrayList<String>();
        lines.forEach(line -> said.addAll(List.of(line.split(",", -1))));
        return said;
    }

    private static NetworkRange range(String text) {
        return NetworkRange.read(text)
                .orElseThrow(() -> new IllegalArgumentException("aumbry.proxies.trusted takes addresses: " + text));
    }
}
