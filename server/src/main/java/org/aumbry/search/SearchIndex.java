package org.aumbry.search;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Told of every change to something that can be found, in the transaction of the change.
 *
 * <p>The next answer after the commit already reflects it.
 */
@Service
public class SearchIndex {

    private final OutboxStore outbox;

    SearchIndex(OutboxStore outbox) {
        this.outbox = outbox;
    }

    /** The thing was added, changed, renamed, moved, trashed or deleted. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void touch(String kind, UUID id) {
        outbox.add(kind, List.of(id), true);
    }

    /** The things changed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void touch(String kind, Collection<UUID> ids) {
        outbox.add(kind, ids, true);
    }

    /** The things moved to another access class and nothing else changed: their words are not read again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reclassed(String kind, Collection<UUID> ids) {
        outbox.add(kind, ids, false);
    }
}
