package org.aumbry.web;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Where the server may go on the word of a network's administrator. */
public final class OutgoingAddresses {

    /** What a host is refused for that nobody knows. */
    public static final String UNKNOWN = "unknown-host";

    /** What a host is refused for that leads where others may not send the server. */
    public static final String INTERNAL = "internal-address";

    private OutgoingAddresses() {}

    /**
     * Why the server does not go there; empty when it may.
     *
     * @param internalToo whether this machine and private networks are allowed
     */
    public static Optional<String> refusal(String host, boolean internalToo) {
        try {
            var bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
            for (var address : InetAddress.getAllByName(bare)) {
                if (!allowed(address, internalToo)) {
                    return Optional.of(INTERNAL);
                }
            }
            return Optional.empty();
        } catch (UnknownHostException unknown) {
            return Optional.of(UNKNOWN);
        }
    }

    /** Whether the server may go to an address that a name led to. */
    public static boolean allowed(InetAddress address, boolean internalToo) {
        return !never(address) && (internalToo || !internal(address));
    }

    /** Where nobody's server ever stands: link-local holds the secrets of cloud machines (169.254.169.254). */
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
