package org.aumbry.identity;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.aumbry.crypto.Hashes;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.SessionId;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;
import org.aumbry.networks.InstallationMac;
import org.springframework.stereotype.Service;

/**
 * Fresh looks that a service elsewhere takes at a person. What comes back is a sign-in like any other; only what the
 * browser keeps says that it takes the place of an earlier one, whose forms then go on.
 *
 * <p>Shape of what the browser keeps: base64url of {@code v1|seconds|tenant|user|session|form} in ASCII, a full stop,
 * base64url of its MAC. Good for ten minutes, and as long as the earlier sign-in itself counts.
 */
@Service
public class LookDesk {

    public static final Duration LIFE = Duration.ofMinutes(10);

    private static final String PURPOSE = "fresh-look";
    private static final int LIMIT = 1000;
    private static final int FIELDS = 6;

    private final InstallationMac macs;
    private final LookSteps steps;
    private final TenantScope scope;
    private final Clock clock;

    LookDesk(InstallationMac macs, LookSteps steps, TenantScope scope, Clock clock) {
        this.macs = macs;
        this.steps = steps;
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * What the browser keeps while its person is away; empty when nobody is signed in to that network in it.
     *
     * @param form what the forms of this sign-in hang on
     */
    public Optional<String> begin(Principal who, TenantId tenant, String form) {
        var session = who.session();
        if (session == null || !who.tenant().equals(tenant)) {
            return Optional.empty();
        }
        var until = clock.instant().plus(LIFE).getEpochSecond();
        var text = String.join("|", "v1", String.valueOf(until), tenant.toString(), who.user().toString(),
                session.value().toString(), form);
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return Optional.of(encoder.encodeToString(text.getBytes(StandardCharsets.US_ASCII)) + "."
                + encoder.encodeToString(macs.of(PURPOSE, text)));
    }

    /**
     * Puts a sign-in that has just happened in the place of the one whose person was to be looked at: that one ends,
     * what waits for the look goes on.
     *
     * @param kept what the browser kept; empty when it kept nothing
     * @param shown whom the browser shows now; empty when it shows nobody, as in a form that came from elsewhere
     * @return what the forms go on hanging on; empty when this is a sign-in of its own
     */
    public Optional<String> end(String kept, Optional<Principal> shown, SignedIn signedIn) {
        return read(kept)
                .filter(look -> look.endsIn(signedIn))
                .filter(look -> shown.isEmpty() || look.session().equals(shown.get().session()))
                .filter(look -> scope.call(look.tenant(), () -> steps.replace(look, signedIn)))
                .map(Look::form);
    }

    private Optional<Look> read(String kept) {
        var parts = kept.split("\\.", -1);
        if (parts.length != 2 || kept.length() > LIMIT) {
            return Optional.empty();
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.US_ASCII);
            if (!Hashes.same(Base64.getUrlDecoder().decode(parts[1]), macs.of(PURPOSE, text))) {
                return Optional.empty();
            }
            var fields = text.split("\\|", FIELDS);
            boolean over = clock.instant().isAfter(Instant.ofEpochSecond(Long.parseLong(fields[1])));
            return over
                    ? Optional.empty()
                    : Optional.of(new Look(
                            TenantId.parse(fields[2]), UserId.parse(fields[3]), SessionId.parse(fields[4]),
                            fields[5]));
        } catch (IllegalArgumentException | Refusal notOurs) {
            return Optional.empty();
        }
    }
}
