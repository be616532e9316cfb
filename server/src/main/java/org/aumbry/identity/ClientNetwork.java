package org.aumbry.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** The network an address lies in, as far as one customer of a provider usually reaches. */
public final class ClientNetwork {

    private static final int IPV4_PREFIX_BYTES = 3;

    /** /56: what providers usually hand to one home or office (RFC 6177, 2). */
    private static final int IPV6_PREFIX_BYTES = 7;

    private ClientNetwork() {}

    /** A /24 of IPv4 or a /56 of IPv6 as text; anything that is no address is a network of its own. */
    public static String of(String address) {
        if (!address.matches("[0-9a-fA-F:.]{2,45}")) {
            return "unknown";
        }
        try {
            var bytes = InetAddress.getByName(address).getAddress();
            int prefix = bytes.length == 4 ? IPV4_PREFIX_BYTES : IPV6_PREFIX_BYTES;
            return bytes.length + ":" + HexFormat.of().formatHex(Arrays.copyOf(bytes, prefix));
        } catch (UnknownHostException noAddress) {
            return "unknown";
        }
    }
}
