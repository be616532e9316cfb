package org.aumbry.documents;

import java.util.List;
import org.aumbry.labels.Census;
import org.springframework.stereotype.Component;

/** The living documents for the data map. */
@Component
class DocumentCensus implements Census {

    private final CensusStore store;

    DocumentCensus(CensusStore store) {
        this.store = store;
    }

    @Override
    public List<Count> counts() {
        return store.counts();
    }
}
