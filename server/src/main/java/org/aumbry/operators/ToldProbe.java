package org.aumbry.operators;

import java.time.Duration;
import java.util.List;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks how long networks wait to be told what operators did. */
@Component
class ToldProbe implements Probe {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final InstallationEntryStore store;
    private final Installation installation;

    ToldProbe(InstallationEntryStore store, Installation installation) {
        this.store = store;
        this.installation = installation;
    }

    @Override
    public String id() {
        return "operators.networks-are-told";
    }

    @Override
    public List<String> promises() {
        return List.of("PAN-48", "XAAS-9");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    @Transactional(transactionManager = "control", readOnly = true)
    public Result look() {
        var oldest = store.oldestNotice();
        if (oldest == null) {
            return Result.holds("Every network was told of everything that operators did.");
        }
        var waits = Duration.between(oldest, installation.now());
        return waits.compareTo(LONGEST) <= 0
                ? Result.holds("The oldest act that a network still has to be told of is %d s old.".formatted(
                        waits.toSeconds()))
                : Result.fails("A network was not told of an act for %d s.".formatted(waits.toSeconds()));
    }
}
