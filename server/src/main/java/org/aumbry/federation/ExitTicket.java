package org.aumbry.federation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.aumbry.crypto.TamperedException;
import org.aumbry.networks.InstallationSealer;
import org.springframework.stereotype.Component;

/**
 * Carries what a provider calls a person from the end of their session here to the page that leads to the end of the
 * provider's: sealed, for that provider only, good for five minutes. Nothing is stored.
 */
@Component
class ExitTicket {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int LIMIT = 8_000;

    private final InstallationSealer sealer;
    private final Clock clock;

    ExitTicket(InstallationSealer sealer, Clock clock) {
        this.sealer = sealer;
        this.clock = clock;
    }

    String write(ProviderId provider, SamlName name) {
        var text = clock.instant().plus(LIFE).getEpochSecond() + "\n" + name.kept();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealer.seal(
                "sign_in_provider", provider.value(), "exit", text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Empty for whatever is not ours, not for that provider or too old. */
    Optional<SamlName> read(ProviderId provider, String ticket) {
        try {
            if (ticket.isEmpty() || ticket.length() > LIMIT) {
                return Optional.empty();
            }
            var text = new String(
                    sealer.open("sign_in_provider", provider.value(), "exit", Base64.getUrlDecoder().decode(ticket)),
                    StandardCharsets.UTF_8).split("\n", 2);
            return clock.instant().isAfter(Instant.ofEpochSecond(Long.parseLong(text[0])))
                    ? Optional.empty()
                    : SamlName.read(text[1]);
        } catch (TamperedException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
