package org.aumbry.custody;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.aumbry.data.NetworkKeys;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks whether the network's own key is changed in time, and whether no change of keys has come to a stop. */
@Component
class KeysInTimeProbe implements Probe {

    private static final Duration STUCK = Duration.ofHours(24);

    private final NetworkKeys network;
    private final RotationStore rotations;
    private final TransactionTemplate transaction;
    private final Clock clock;

    KeysInTimeProbe(
            NetworkKeys network, RotationStore rotations, TransactionTemplate transaction, Clock clock) {
        this.network = network;
        this.rotations = rotations;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "custody.keys-in-time";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-57");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        return transaction.execute(open -> {
            var now = clock.instant();
            var own = network.own();
            var faults = new ArrayList<String>();
            if (!now.isBefore(Custody.after(own.since(), Level.NETWORK))) {
                faults.add("the network's key was not changed since " + own.since());
            }
            var running = rotations.list().stream().filter(Rotation::running).toList();
            running.stream()
                    .filter(each -> each.startedAt().plus(STUCK).isBefore(now))
                    .forEach(each -> faults.add(
                            "a change of keys that began at " + each.startedAt() + " has not ended"));
            if (running.stream().noneMatch(each -> each.level() == Level.NETWORK) && own.left() + own.earlier() > 0) {
                faults.add(own.left() + " keys lie under an earlier version of the network's key, of which "
                        + own.earlier() + " are not erased, and nothing changes that");
            }
            return faults.isEmpty()
                    ? Result.holds("Version %d of the network's key wraps since %s; %d changes of keys go on."
                            .formatted(own.version(), own.since(), running.size()))
                    : Result.fails("Keys: " + String.join("; ", faults) + ".");
        });
    }
}
