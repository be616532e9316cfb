package org.aumbry.support;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.crypto.Ids;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is written about grants in the entered network. Decides nothing. */
@Component
class GrantReading {

    private final SupportStore store;
    private final SupportObjectStore objects;
    private final Ids ids;
    private final Clock clock;

    GrantReading(SupportStore store, SupportObjectStore objects, Ids ids, Clock clock) {
        this.store = store;
        this.objects = objects;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<SupportGrant> find(SupportGrantId id) {
        return store.find(id).map(this::grant);
    }

    @Transactional(readOnly = true)
    public List<SupportGrant> newest() {
        return store.newest().stream().map(this::grant).toList();
    }

    @Transactional
    public void shown(SupportGrantId id, UUID object, SupportVerb verb) {
        objects.addShown(ids.next(), id, object, verb, clock.instant());
    }

    /** Whether the ordered change is still to be done; once it was asked, it counts as done with this transaction. */
    @Transactional
    public boolean beginChange(UUID order) {
        return objects.beginChange(order, clock.instant());
    }

    @Transactional(readOnly = true)
    public List<Shown> shown(SupportGrantId id) {
        return objects.shown(id);
    }

    private SupportGrant grant(SupportStore.Row row) {
        return SupportGrant.of(row, store.text(row), clock.instant());
    }
}
