package org.aumbry.federation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.Randomness;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.networks.InstallationMac;
import org.springframework.stereotype.Component;

/**
 * The cookie that binds a sign-in at a provider to the browser that began it. Nothing is stored, so beginning many
 * fills no table.
 *
 * <p>Shape: base64url of {@code v1|seconds|tenant|provider|state|nonce|verifier|next} in UTF-8, a full stop,
 * base64url of its MAC. Good for ten minutes.
 */
@Component
class FlowTicket {

    static final Duration LIFE = Duration.ofMinutes(10);
    private static final int LIMIT = 3800;
    private static final int FIELDS = 8;
    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 20;

    private final InstallationMac macs;
    private final Randomness randomness;
    private final Clock clock;

    FlowTicket(InstallationMac macs, Randomness randomness, Clock clock) {
        this.macs = macs;
        this.randomness = randomness;
        this.clock = clock;
    }

    /** A way to that provider, with fresh secrets. */
    Flow begin(TenantId tenant, Provider provider, String next) {
        // An ID of SAML is an xs:ID, which begins with a letter or an underscore.
        var state = provider.kind() == ProviderKind.SAML
                ? "_" + HexFormat.of().formatHex(randomness.bytes(ID_BYTES))
                : secret();
        return new Flow(tenant, provider.id(), state, secret(), secret(), next, clock.instant().plus(LIFE));
    }

    String write(Flow flow) {
        var text = String.join("|", List.of(
                "v1",
                String.valueOf(flow.until().getEpochSecond()),
                flow.tenant().toString(),
                flow.provider().toString(),
                flow.state(),
                flow.nonce(),
                flow.verifier(),
                flow.next().length() > 1500 ? "/" : flow.next()));
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(macs.of("sign-in-flow", text));
    }

    /** The way that this browser is on to that provider; empty when it is on none, or began too long ago. */
    Optional<Flow> read(String cookie, TenantId tenant, ProviderId provider) {
        return read(cookie).filter(flow -> flow.tenant().equals(tenant) && flow.provider().equals(provider));
    }

    private Optional<Flow> read(String cookie) {
        var parts = cookie.split("\\.", -1);
        if (parts.length != 2 || cookie.length() > LIMIT) {
            return Optional.empty();
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
            if (!Hashes.same(Base64.getUrlDecoder().decode(parts[1]), macs.of("sign-in-flow", text))) {
                return Optional.empty();
            }
            var fields = text.split("\\|", FIELDS);
            var until = Instant.ofEpochSecond(Long.parseLong(fields[1]));
            return clock.instant().isAfter(until)
                    ? Optional.empty()
                    : Optional.of(new Flow(
                            TenantId.parse(fields[2]), ProviderId.parse(fields[3]), fields[4], fields[5], fields[6],
                            fields[7], until));
        } catch (IllegalArgumentException | Refusal notOurs) {
            return Optional.empty();
        }
    }

    private String secret() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomness.bytes(SECRET_BYTES));
    }
}
