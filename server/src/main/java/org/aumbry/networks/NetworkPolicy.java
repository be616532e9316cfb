package org.aumbry.networks;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The security policy of the entered network: read by whoever obeys it, changed by its administrators. */
@Service
public class NetworkPolicy {

    private final PolicyOptionStore store;
    private final Networks networks;
    private final Journal journal;
    private final ObjectProvider<PolicyOverlay> overlays;
    private final Clock clock;

    NetworkPolicy(
            PolicyOptionStore store,
            Networks networks,
            Journal journal,
            ObjectProvider<PolicyOverlay> overlays,
            Clock clock) {
        this.store = store;
        this.overlays = overlays;
        this.networks = networks;
        this.journal = journal;
        this.clock = clock;
    }

    /** What holds now, read anew. */
    @Transactional(readOnly = true)
    public PolicyValues values() {
        var kept = store.all();
        for (var overlay : overlays) {
            kept = overlay.over(kept);
        }
        return kept;
    }

    /**
     * Makes these values and locks hold from now on and everything else usual.
     *
     * @return the options that are different from before
     */
    @Transactional
    public Set<PolicyOption> become(Principal who, PolicyValues wanted) {
        networks.requireAdministrator(who, "policy.change");
        var before = store.all();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var changes = new TreeMap<PolicyOption, String>();
        for (var option : PolicyOption.values()) {
            boolean locked = wanted.locked().contains(option);
            var value = option.require(wanted.word(option));
            if (value.equals(before.word(option)) && locked == before.locked().contains(option)) {
                continue;
            }
            if (value.equals(option.kind().usual()) && !locked) {
                store.forget(option);
            } else {
                store.set(option, value, locked, who.user(), now);
            }
            changes.put(option, before.word(option) + " > " + value + (locked ? ", locked" : ""));
        }
        changes.forEach((option, change) -> journal.record(
                who,
                "policy.change",
                new ObjectRef("network", who.tenant().value()),
                Map.of("option", option.stored(), "change", change)));
        return Set.copyOf(changes.keySet());
    }
}
