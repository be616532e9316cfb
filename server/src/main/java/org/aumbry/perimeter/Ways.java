package org.aumbry.perimeter;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Refusal;
import org.aumbry.operators.InstallationJournal;
import org.aumbry.operators.InstallationJournal.Act;
import org.aumbry.operators.OnDuty;
import org.aumbry.web.Entrances;
import org.aumbry.web.Entrances.Way;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Switching between the two ways in: one act of one operator, which every node follows within seconds. */
@Service
public class Ways {

    private static final int LONGEST_REASON = 400;

    private final WayStore store;
    private final Entrances ways;
    private final BooleanSupplier prepared;
    private final InstallationJournal journal;
    private final Clock clock;

    @Autowired
    Ways(WayStore store, Entrances ways, Ports ports, InstallationJournal journal, Clock clock) {
        this(store, ways, () -> ports.declared().stream().anyMatch(port -> port.service().equals("second")), journal,
                clock);
    }

    Ways(WayStore store, Entrances ways, BooleanSupplier prepared, InstallationJournal journal, Clock clock) {
        this.store = store;
        this.ways = ways;
        this.prepared = prepared;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * How it is.
     *
     * @param prepared whether there is a second way in
     * @param since when somebody switched last; null when nobody has
     */
    public record Standing(boolean prepared, Way open, @Nullable Instant since) {}

    public Standing standing(OnDuty who) {
        who.active();
        return new Standing(
                prepared.getAsBoolean(), ways.open(), store.open().map(WayStore.Open::since).orElse(null));
    }

    /** Opens a way in and closes the other, or opens both; a reason belongs to it, and a passkey that just answered. */
    @Transactional("control")
    public void switchTo(OnDuty who, Way way, String reason) {
        who.active();
        if (!who.fresh(clock.instant())) {
            throw Refusal.of(Refusal.Code.DENIED, "operators.refusal.touch");
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "perimeter.refusal.reason", LONGEST_REASON);
        }
        if (!prepared.getAsBoolean()) {
            throw Refusal.notFound();
        }
        store.open(way, who.id(), clock.instant());
        journal.record(new Act(who, null, "way-in.switch", new ObjectRef("way-in", null), Map.of(
                "open", way.stored(), "reason", reason.strip())));
        ways.open(way);
    }

    /** Opens here what operators have opened. */
    void follow() {
        if (prepared.getAsBoolean()) {
            ways.open(store.open().map(WayStore.Open::way).orElse(Way.FIRST));
        }
    }
}
