package org.aumbry.federation;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the server may go on the word of a network's administrator. */
final class OutgoingRules {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private OutgoingRules() {}

    /** Whether this is a whole https address, or an http one of this very machine. */
    static boolean secure(@Nullable URI address) {
        if (address == null || address.getScheme() == null || address.getHost() == null
                || address.getRawUserInfo() != null
                || address.getRawFragment() != null) {
            return false;
        }
        return switch (address.getScheme()) {
            case "https" -> true;
            case "http" -> loopback(address.getHost());
            default -> false;
        };
    }

    /** Reads an address; null when it is none. */
    static @Nullable URI read(String text) {
        try {
            return text.length() > 2000 ? null : new URI(text.strip());
        } catch (java.net.URISyntaxException malformed) {
            return null;
        }
    }

    static boolean loopback(String host) {
        return LOOPBACK.contains(host);
    }

    /** Refuses a host that leads anywhere but where providers may stand. */
    static void requireReachable(String host, boolean internalToo) {
        try {
            var bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
            for (var address : InetAddress.getAllByName(bare)) {
                if (never(address) || !internalToo && internal(address)) {
                    throw new NotProvenException("internal-address");
                }
            }
        } catch (UnknownHostException unknown) {
            throw new NotProvenException("unknown-host");
        }
    }

    /** Where no sign-in provider ever stands: link-local holds the secrets of cloud machines (169.254.169.254). */
    private static boolean never(InetAddress address) {
        return address.isAnyLocalAddress() || address.isLinkLocalAddress() || address.isMulticastAddress();
    }

    private static boolean internal(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> four.isLoopbackAddress() || four.isSiteLocalAddress()
                    || shared(four.getAddress());
            case Inet6Address six -> six.isLoopbackAddress() || six.isSiteLocalAddress() || unique(six.getAddress());
            default -> true;
        };
    }

    /** 100.64.0.0/10 (RFC 6598), 0.0.0.0/8, 192.0.0.0/24 and 198.18.0.0/15 (RFC 6890), 240.0.0.0/4. */
    private static boolean shared(byte[] address) {
        int first = address[0] & 0xff;
        int second = address[1] & 0xff;
        return first == 0 || first >= 240
                || first == 100 && second >= 64 && second < 128
                || first == 192 && second == 0 && address[2] == 0
                || first == 198 && (second == 18 || second == 19);
    }

    /** fc00::/7 (RFC 4193) and 64:ff9b::/96, which stands for IPv4 addresses (RFC 6052). */
    private static boolean unique(byte[] address) {
        boolean translated = address[0] == 0 && (address[1] & 0xff) == 0x64
                && (address[2] & 0xff) == 0xff && (address[3] & 0xff) == 0x9b;
        return (address[0] & 0xfe) == 0xfc || translated;
    }
}
