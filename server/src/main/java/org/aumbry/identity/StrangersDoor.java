package org.aumbry.identity;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.TenantId;
import org.aumbry.networks.Networks;
import org.springframework.stereotype.Component;

/** Where strangers ask for mails: counts how often, answers at once, and does afterwards what there is to do. */
@Component
class StrangersDoor {

    private final Guesses guesses;
    private final Afterwards afterwards;
    private final Networks networks;
    private final TenantScope scope;

    StrangersDoor(Guesses guesses, Afterwards afterwards, Networks networks, TenantScope scope) {
        this.guesses = guesses;
        this.afterwards = afterwards;
        this.networks = networks;
        this.scope = scope;
    }

    /** Refuses whoever asks too often; does the rest after the answer. */
    void ask(String email, Origin origin, Consumer<String> work) {
        guesses.ask(origin.address());
        var key = ProfileRules.emailKey(email);
        afterwards.run(() -> work.accept(key));
    }

    /** Does something in a network that is served; given its name. */
    void in(TenantId tenant, Consumer<String> work) {
        if (networks.open(tenant)) {
            scope.run(tenant, () -> work.accept(network()));
        }
    }

    /** Does something in the network that a token belongs to. */
    <T> Optional<T> inside(OpaqueToken token, Supplier<Optional<T>> work) {
        return networks.open(token.tenant()) ? scope.call(token.tenant(), work) : Optional.empty();
    }

    /** The name of the entered network. */
    String network() {
        return networks.current().name();
    }
}
