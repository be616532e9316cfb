package org.aumbry.networks;

import java.util.Optional;
import java.util.function.Supplier;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is done inside one network, in a transaction. */
@Component
class NetworkSteps {

    private final NetworkStore store;
    private final Journal journal;

    NetworkSteps(NetworkStore store, Journal journal) {
        this.store = store;
        this.journal = journal;
    }

    @Transactional(readOnly = true)
    Optional<Network> find() {
        return store.find();
    }

    @Transactional
    Network change(Principal who, NetworkChange change) {
        var now = store.find().orElseThrow();
        var wanted = new Network(
                now.id(),
                NetworkRules.name(change.name()),
                now.slug(),
                NetworkRules.language(change.language()),
                now.createdAt());
        store.change(wanted);
        journal.record(who, "network.change", new ObjectRef("network", now.id().value()));
        return wanted;
    }

    /** Keeps evidence of a try to administer the network without being allowed to. */
    void refused(Principal who, String verb) {
        journal.denied(who, verb, new ObjectRef("network", who.tenant().value()), "not-an-administrator");
    }

    /** Writes the network down together with whatever brings in its first person. */
    @Transactional
    <T> T begin(Network network, Supplier<T> firstPerson) {
        store.add(network);
        return firstPerson.get();
    }
}
