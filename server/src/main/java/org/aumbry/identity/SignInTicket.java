package org.aumbry.identity;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aumbry.crypto.Hashes;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;
import org.aumbry.networks.InstallationMac;
import org.springframework.stereotype.Component;

/**
 * Proof that a password was right in some networks, for the moment a person needs to choose one.
 *
 * <p>Shape: base64url of {@code seconds|tenant|user|tenant|user...}, a full stop, base64url of its MAC.
 */
@Component
class SignInTicket {

    private static final Duration LIFE = Duration.ofMinutes(5);

    private final InstallationMac macs;
    private final Clock clock;

    SignInTicket(InstallationMac macs, Clock clock) {
        this.macs = macs;
        this.clock = clock;
    }

    String issue(List<Candidate> right) {
        var text = new StringBuilder().append(clock.instant().plus(LIFE).getEpochSecond());
        right.forEach(each -> text.append('|').append(each.tenant()).append('|').append(each.user().id()));
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(text.toString().getBytes(StandardCharsets.US_ASCII)) + "."
                + encoder.encodeToString(mac(text.toString()));
    }

    /** The person the ticket stands for in that network. Refuses a ticket that is old or not ours. */
    UserId open(String ticket, TenantId tenant) {
        return read(ticket)
                .map(right -> right.get(tenant))
                .orElseThrow(() -> Refusal.of(Refusal.Code.NOT_SIGNED_IN, "identity.sign-in.again"));
    }

    private Optional<Map<TenantId, UserId>> read(String ticket) {
        var parts = ticket.split("\\.", -1);
        if (parts.length != 2 || ticket.length() > 4096) {
            return Optional.empty();
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.US_ASCII);
            if (!Hashes.same(Base64.getUrlDecoder().decode(parts[1]), mac(text))) {
                return Optional.empty();
            }
            var fields = Arrays.asList(text.split("\\|"));
            if (clock.instant().isAfter(Instant.ofEpochSecond(Long.parseLong(fields.getFirst())))) {
                return Optional.empty();
            }
            var right = new LinkedHashMap<TenantId, UserId>();
            for (int i = 1; i + 1 < fields.size(); i += 2) {
                right.put(TenantId.parse(fields.get(i)), UserId.parse(fields.get(i + 1)));
            }
            return Optional.of(right);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private byte[] mac(String text) {
        return macs.of("sign-in-ticket", text);
    }
}
