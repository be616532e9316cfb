package org.aumbry.collectors;

import java.util.List;
import org.aumbry.kernel.Disclosure;
import org.aumbry.kernel.Handling;
import org.springframework.stereotype.Component;

/** Destinations to which administrators have the journal sent. */
@Component
class CollectorHandling implements Handling {

    private final CollectorStore store;

    CollectorHandling(CollectorStore store) {
        this.store = store;
    }

    @Override
    public List<Disclosure> disclosures() {
        return List.of(new Disclosure(
                "collectors.destinations", store.all().stream().anyMatch(Collector::enabled)));
    }
}
