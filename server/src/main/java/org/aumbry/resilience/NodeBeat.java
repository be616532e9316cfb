package org.aumbry.resilience;

import org.aumbry.data.EachNode;
import org.aumbry.web.Traffic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every two seconds: says that this node is there, hears whether it is to leave, and measures what it has to do. */
@Component
@EachNode
class NodeBeat implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NodeBeat.class);

    private final NodeRoll roll;
    private final NodeLeaving leaving;
    private final NodeMeter meter;
    private boolean entered;
    private boolean away;

    NodeBeat(NodeRoll roll, NodeLeaving leaving, Traffic traffic) {
        this.roll = roll;
        this.leaving = leaving;
        this.meter = new NodeMeter(traffic);
    }

    @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT2S")
    synchronized void beat() {
        try {
            if (!entered) {
                roll.enter();
                entered = true;
            } else {
                hear(roll.beat());
            }
            meter.look().ifPresent(roll::keep);
            away = false;
        } catch (DataAccessException unreachable) {
            if (!away) {
                LOG.warn("The control database does not take what this node says: {}",
                        unreachable.getClass().getSimpleName());
            }
            away = true;
        }
    }

    private void hear(NodeRoll.Word word) {
        switch (word) {
            case STAY -> { }
            case LEAVE -> leaving.begin();
            case HALT -> leaving.halt();
        }
    }

    @Scheduled(initialDelayString = "PT20M", fixedDelayString = "PT6H")
    void forget() {
        roll.forget();
    }

    /** The program ends in the usual way. */
    @Override
    public synchronized void close() {
        if (entered) {
            entered = false;
            try {
                roll.left();
            } catch (DataAccessException gone) {
                LOG.debug("The control database was gone before this node: {}", gone.toString());
            }
        }
    }
}
