package org.aumbry.federation;

import java.net.URI;
import java.util.Set;
import org.aumbry.web.OutgoingAddresses;
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
        OutgoingAddresses.refusal(host, internalToo).ifPresent(reason -> {
            throw new NotProvenException(reason);
        });
    }
}
