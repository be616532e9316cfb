package org.aumbry.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A network as an address and the number of leading bits that count, IPv4 or IPv6.
 *
 * @param bits 0 (every address of that family) to 32 or 128 (one address)
 */
public record NetworkRange(InetAddress base, int bits) {

    /** Four numbers up to 255 without leading zeros, which some programs read as octal. */
    private static final Pattern V4 = Pattern.compile(
            "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}");
    private static final int MAPPED_BITS = 96;
    private static final int IPV4_BYTES = 4;

    /** A literal address; never a name, which would be looked up. IPv4 written as IPv6 becomes IPv4. */
    public static Optional<InetAddress> address(String text) {
        var bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        boolean literal = V4.matcher(bare).matches()
                || bare.matches("[0-9a-fA-F:]*:[0-9a-fA-F:.]+|::");
        if (!literal) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bare));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    /** Reads {@code 192.0.2.0/24}, {@code 2001:db8::/32} or one address; empty when it is neither. */
    public static Optional<NetworkRange> read(String text) {
        int slash = text.indexOf('/');
        var written = slash < 0 ? text : text.substring(0, slash);
        var digits = slash < 0 ? "" : text.substring(slash + 1);
        var base = address(written);
        if (base.isEmpty() || slash >= 0 && !digits.matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        int all = base.get().getAddress().length * Byte.SIZE;
        boolean mapped = written.indexOf(':') >= 0 && base.get().getAddress().length == IPV4_BYTES;
        int bits = slash < 0 ? all : Integer.parseInt(digits) - (mapped ? MAPPED_BITS : 0);
        return bits < 0 || bits > all ? Optional.empty() : Optional.of(new NetworkRange(base.get(), bits));
    }

    public boolean holds(InetAddress address) {
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
