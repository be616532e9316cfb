package org.aumbry.identity;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.aumbry.crypto.Hashes;
import org.aumbry.identity.Admission.Account;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;
import org.aumbry.networks.InstallationMac;
import org.springframework.stereotype.Component;

/**
 * Proof of what a person has shown so far, for the moment they need to choose a network or to show more.
 *
 * <p>Shape: base64url of {@code seconds|factor,factor...|tenant|user|tenant|user...}, a full stop, base64url of its
 * MAC.
 */
@Component
class SignInTicket {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int MOST = 4096;
    private static final int HEAD = 2;

    private final InstallationMac macs;
    private final Clock clock;

    SignInTicket(InstallationMac macs, Clock clock) {
        this.macs = macs;
        this.clock = clock;
    }

    /** What a ticket stands for. */
    record Given(List<Account> accounts, Set<Factor> shown) {}

    String issue(List<Account> accounts, Set<Factor> shown) {
        var text = new StringBuilder().append(clock.instant().plus(LIFE).getEpochSecond()).append('|');
        text.append(shown.stream().map(Factor::stored).sorted().collect(Collectors.joining(",")));
        accounts.forEach(each -> text.append('|').append(each.tenant()).append('|').append(each.user()));
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(text.toString().getBytes(StandardCharsets.US_ASCII)) + "."
                + encoder.encodeToString(mac(text.toString()));
    }

    /** What the ticket stands for. Refuses one that is old or not ours. */
    Given open(String ticket) {
        return read(ticket).orElseThrow(SignInTicket::again);
    }

    static Refusal again() {
        return Refusal.of(Refusal.Code.NOT_SIGNED_IN, "identity.sign-in.again");
    }

    private Optional<Given> read(String ticket) {
        var parts = ticket.split("\\.", -1);
        if (parts.length != 2 || ticket.length() > MOST) {
            return Optional.empty();
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.US_ASCII);
            if (!Hashes.same(Base64.getUrlDecoder().decode(parts[1]), mac(text))) {
                return Optional.empty();
            }
            var fields = Arrays.asList(text.split("\\|", -1));
            boolean old = clock.instant().isAfter(Instant.ofEpochSecond(Long.parseLong(fields.getFirst())));
            return old ? Optional.empty() : Optional.of(given(fields));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Given given(List<String> fields) {
        var shown = EnumSet.noneOf(Factor.class);
        for (var each : fields.get(1).split(",")) {
            Factor.of(each).ifPresent(shown::add);
        }
        var accounts = new ArrayList<Account>();
        for (int i = HEAD; i + 1 < fields.size(); i += 2) {
            accounts.add(new Account(TenantId.parse(fields.get(i)), UserId.parse(fields.get(i + 1))));
        }
        return new Given(accounts, shown);
    }

    private byte[] mac(String text) {
        return macs.of("sign-in-ticket", text);
    }
}
