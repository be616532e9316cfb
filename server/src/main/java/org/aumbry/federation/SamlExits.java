package org.aumbry.federation;

import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.aumbry.crypto.Randomness;
import org.aumbry.data.TenantScope;
import org.aumbry.federation.ProviderSettings.Saml;
import org.aumbry.kernel.TenantId;
import org.springframework.stereotype.Service;

/** Single logout of SAML, both ways. Called outside any transaction, by someone nobody knows any more, or yet. */
@Service
public class SamlExits {

    private static final int ID_BYTES = 20;
    private static final int LONGEST_RELAY_STATE = 80;

    private final Departures departures;
    private final ReturnSteps steps;
    private final ExitTicket tickets;
    private final Addresses addresses;
    private final TenantScope scope;
    private final Randomness randomness;
    private final Clock clock;

    SamlExits(
            Departures departures,
            ReturnSteps steps,
            ExitTicket tickets,
            Addresses addresses,
            TenantScope scope,
            Randomness randomness,
            Clock clock) {
        this.departures = departures;
        this.steps = steps;
        this.tickets = tickets;
        this.addresses = addresses;
        this.scope = scope;
        this.randomness = randomness;
        this.clock = clock;
    }

    /**
     * What came of a provider's request.
     *
     * @param proven whether it proved that it may ask; then what it wanted is done
     * @param answer where the browser takes our answer, if one brought the request; empty when the provider takes none
     */
    public record Ended(boolean proven, Optional<URI> answer) {}

    /** Ends the sessions that a provider says are over. */
    public Ended logout(TenantId tenant, ProviderId id, String encoded, String relayState) {
        var provider = departures.enabled(tenant, id);
        if (!(provider.settings() instanceof Saml settings)) {
            return new Ended(false, Optional.empty());
        }
        var logout = logout(tenant, id, settings);
        try {
            var wanted = logout.read(decoded(encoded));
            scope.run(tenant, () -> steps.logout(id, wanted));
            var state = relayState.length() > LONGEST_RELAY_STATE ? "" : relayState;
            return new Ended(true, settings.exits().answers().isEmpty()
                    ? Optional.empty()
                    : keys(tenant, id).map(keys -> {
                        try (var key = keys.signing()) {
                            return logout.answer(newId(), entity(tenant, id), wanted.id(), state, key);
                        }
                    }));
        } catch (NotProvenException wrong) {
            return new Ended(false, Optional.empty());
        }
    }

    /** Where somebody who has signed out here can sign out at the provider too. */
    public Optional<URI> end(TenantId tenant, ProviderId id, String ticket) {
        var provider = departures.enabled(tenant, id);
        if (!(provider.settings() instanceof Saml settings) || settings.exits().requests().isEmpty()) {
            return Optional.empty();
        }
        return tickets.read(id, ticket).flatMap(name -> keys(tenant, id).map(keys -> {
            try (var key = keys.signing()) {
                return logout(tenant, id, settings).ask(newId(), entity(tenant, id), name, key);
            }
        }));
    }

    private SamlLogout logout(TenantId tenant, ProviderId id, Saml settings) {
        return new SamlLogout(settings, addresses.logout(tenant, id).toString(), clock.instant());
    }

    private Optional<SamlKeys> keys(TenantId tenant, ProviderId id) {
        return SamlKeys.of(scope.call(tenant, () -> steps.secret(id)));
    }

    private String entity(TenantId tenant, ProviderId id) {
        return addresses.entity(tenant, id).toString();
    }

    private String newId() {
        return "_" + HexFormat.of().formatHex(randomness.bytes(ID_BYTES));
    }

    private static byte[] decoded(String encoded) {
        try {
            return encoded.length() > SamlXml.LIMIT_BYTES * 2 ? new byte[0] : Base64.getMimeDecoder().decode(encoded);
        } catch (IllegalArgumentException malformed) {
            throw new NotProvenException("xml");
        }
    }
}
