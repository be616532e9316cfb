package org.aumbry.data;

import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Turns at work that one node of several should do at a time: to spare work, never for correctness, because a node
 * that was held up may go on after its turn has ended.
 */
@Component
public class Turns {

    private final TurnStore store;
    private final UUID node;

    Turns(TurnStore store, DataFolder folder) {
        this.store = store;
        this.node = folder.node();
    }

    /**
     * Takes the turn, or keeps it, for so long from now; by the database's clock.
     *
     * @param work name of the work, from the program
     * @return whether it is this node's turn
     */
    public boolean take(String work, Duration atMost) {
        return store.take(work, node, atMost);
    }
}
