package org.aumbry.networks;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is done inside one network, in a transaction. */
@Component
class NetworkSteps {

    private final NetworkStore store;

    NetworkSteps(NetworkStore store) {
        this.store = store;
    }

    @Transactional(readOnly = true)
    Optional<Network> find() {
        return store.find();
    }

    /** Writes the network down together with whatever brings in its first person. */
    @Transactional
    <T> T begin(Network network, Supplier<T> firstPerson) {
        store.add(network);
        return firstPerson.get();
    }
}
