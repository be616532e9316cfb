package org.aumbry.custody;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;

/** Looks whether anything is left of networks that were destroyed, keys, tables or files. */
@Component
class NetworkRemainsProbe implements Probe {

    private static final Duration IN_TIME = Duration.ofHours(1);
    private static final int MOST = 5;

    private final DestroyedNetworkStore store;
    private final NetworkDestructions destructions;
    private final NetworkRemains remains;
    private final Clock clock;

    NetworkRemainsProbe(
            DestroyedNetworkStore store, NetworkDestructions destructions, NetworkRemains remains, Clock clock) {
        this.store = store;
        this.destructions = destructions;
        this.remains = remains;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "custody.nothing-left-of-networks";
    }

    @Override
    public List<String> promises() {
        return List.of("XAAS-14");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        var due = store.before(clock.instant().minus(IN_TIME));
        long late = due.stream().filter(gone -> gone.removedAt() == null).count();
        if (late > 0) {
            return Result.fails(late + " networks were destroyed an hour ago or longer and are not removed yet.");
        }
        for (var gone : due.stream().limit(MOST).toList()) {
            boolean keys = destructions.prove(gone.network()).stream()
                    .anyMatch(each -> !each.where().equals(Destructions.ARCHIVES) && each.opened() > 0);
            var left = remains.left(gone.network()).stream().filter(each -> each.pieces() != 0).toList();
            if (keys || !left.isEmpty()) {
                return Result.fails("Of a destroyed network there still is: " + (keys ? "its key, " : "")
                        + left.stream().map(NetworkRemains.Left::what).collect(Collectors.joining(", ")) + ".");
            }
        }
        return Result.holds(due.size() + " networks were destroyed; of the newest neither keys nor tables nor files"
                + " are left.");
    }
}
