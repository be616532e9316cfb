package org.aumbry.identity;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.aumbry.crypto.Hashes;
import org.aumbry.networks.InstallationMac;
import org.springframework.stereotype.Component;

/**
 * What somebody holds who asks to recover a network, and what they have to show in DNS. Nothing is kept for it until
 * DNS shows it, so that asking costs nothing and tells nothing.
 *
 * <p>Shape: base64url of {@code seconds|domain|email}, a full stop, base64url of its MAC.
 */
@Component
class RecoveryTicket {

    private static final Duration LIFE = Duration.ofDays(30);
    private static final int LONGEST = 2048;
    private static final int SHOWN_BYTES = 20;

    private final InstallationMac macs;
    private final Clock clock;

    RecoveryTicket(InstallationMac macs, Clock clock) {
        this.macs = macs;
        this.clock = clock;
    }

    /**
     * A ticket that is ours and not too old.
     *
     * @param value what DNS has to show; learned by nobody who does not hold the ticket
     * @param hash what is kept of the ticket
     */
    record Read(String domain, String email, String value, byte[] hash) {}

    String issue(String domain, String email) {
        var text = clock.instant().plus(LIFE).getEpochSecond() + "|" + domain + "|" + email;
        return encoded(text.getBytes(StandardCharsets.UTF_8)) + "." + encoded(macs.of("recovery-ticket", text));
    }

    Optional<Read> read(String ticket) {
        var parts = ticket.split("\\.", -1);
        if (parts.length != 2 || ticket.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
            var fields = text.split("\\|", 3);
            if (!Hashes.same(Base64.getUrlDecoder().decode(parts[1]), macs.of("recovery-ticket", text))
                    || clock.instant().isAfter(Instant.ofEpochSecond(Long.parseLong(fields[0])))) {
                return Optional.empty();
            }
            var hash = Hashes.sha256(ticket.getBytes(StandardCharsets.US_ASCII));
            var value = "aumbry-recovery=" + HexFormat.of().formatHex(
                    Hashes.sha256(("shown|" + ticket).getBytes(StandardCharsets.US_ASCII)), 0, SHOWN_BYTES);
            return Optional.of(new Read(fields[1], fields[2], value, hash));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
