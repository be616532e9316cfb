package org.aumbry.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds the client's address: that of the connection, unless it is a trusted proxy's; then the last one in
 * {@code X-Forwarded-For} that no trusted proxy has. What stands before that, the client may have made up.
 */
@Component
class ClientAddress {

    private final List<Range> trusted;

    ClientAddress(ProxySettings settings) {
        this.trusted = settings.trusted().stream().map(Range::of).toList();
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
        var address = parse(connection);
        if (address.isEmpty()) {
            return connection;
        }
        var client = address.get();
        for (int i = said.size() - 1; i >= 0 && isTrusted(client); i--) {
            var before = parse(said.get(i).strip());
            if (before.isEmpty()) {
                break;
            }
            client = before.get();
        }
        return client.getHostAddress();
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.holds(address));
    }

    /** A literal address; never a name, which would be looked up. IPv4 written as IPv6 becomes IPv4. */
    private static Optional<InetAddress> parse(String text) {
        var bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        boolean literal = bare.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}") || bare.matches("[0-9a-fA-F:]*:[0-9a-fA-F:.]+");
        if (!literal) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bare));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    /** A network as an address and the number of leading bits that count. */
    private record Range(InetAddress base, int bits) {

        static Range of(String text) {
            int slash = text.indexOf('/');
            var base = parse(slash < 0 ? text : text.substring(0, slash))
                    .orElseThrow(() -> new IllegalArgumentException("aumbry.proxies.trusted takes addresses: " + text));
            int all = base.getAddress().length * Byte.SIZE;
            int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > all) {
                throw new IllegalArgumentException("aumbry.proxies.trusted: no such network: " + text);
            }
            return new Range(base, bits);
        }

        boolean holds(InetAddress address) {
            var mine = base.getAddress();
            var theirs = address.getAddress();
            if (mine.length != theirs.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % Byte.SIZE;
                if ((mine[bit / Byte.SIZE] & mask) != (theirs[bit / Byte.SIZE] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
