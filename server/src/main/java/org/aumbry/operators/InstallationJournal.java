package org.aumbry.operators;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.aumbry.crypto.Hashes;
import org.aumbry.journal.Outcome;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The journal of the installation: what operators did, one entry behind the other. What is about a network is put into
 * that network's own journal too, seconds later, by {@link NoticeJob}; a note of it is written in the same transaction.
 */
@Service
public class InstallationJournal {

    private static final int MOST = 200;

    private final InstallationEntryStore store;
    private final Installation installation;

    InstallationJournal(InstallationEntryStore store, Installation installation) {
        this.store = store;
        this.installation = installation;
    }

    /**
     * What is to be written down.
     *
     * @param network whom it is about; null for the installation alone
     */
    public record Act(
            @Nullable OnDuty who,
            @Nullable TenantId network,
            String verb,
            ObjectRef object,
            Map<String, String> details) {}

    /** Records an act, in the control database's transaction if there is one. */
    @Transactional("control")
    public InstallationEntry record(Act act) {
        return write(act, Outcome.ALLOWED);
    }

    /** Records a refusal; outside of any transaction that the refusal rolls back. */
    @Transactional(transactionManager = "control", propagation = Propagation.REQUIRES_NEW)
    public InstallationEntry denied(Act act) {
        return write(act, Outcome.DENIED);
    }

    /** Records what a network did towards the operators; its own journal has that already. */
    @Transactional("control")
    public void recordOfNetwork(TenantId network, String verb, ObjectRef object, Map<String, String> details) {
        append(new Act(null, network, verb, object, details), Outcome.ALLOWED);
    }

    /** The newest entries with one of these verbs, newest first. */
    @Transactional(transactionManager = "control", readOnly = true)
    public List<InstallationEntry> newest(List<String> verbs, int limit) {
        return store.newest(verbs, Math.clamp(limit, 1, MOST));
    }

    /** Entries before that number, newest first. */
    @Transactional(transactionManager = "control", readOnly = true)
    public List<InstallationEntry> before(long number, int limit) {
        return store.before(number, Math.clamp(limit, 1, MOST));
    }

    /** How often each of these was carried out, by {@code verb year}. */
    @Transactional(transactionManager = "control", readOnly = true)
    public Map<String, Long> figures(List<String> verbs) {
        return store.figures(verbs);
    }

    /** The first entry that is not what was written, or does not follow the one before; empty when all hold. */
    @Transactional(transactionManager = "control", readOnly = true)
    public OptionalLong fault() {
        var hash = EntryChain.BEGINNING;
        long number = 0;
        while (true) {
            var page = store.after(number);
            for (var kept : page) {
                var entry = kept.entry();
                hash = EntryChain.hash(hash, entry, kept.detailsSealed());
                boolean holds = entry.number() == ++number
                        && HexFormat.of().formatHex(hash).equals(entry.hash())
                        && Hashes.same(store.mac(hash), kept.mac());
                if (!holds) {
                    return OptionalLong.of(number);
                }
            }
            if (page.isEmpty()) {
                return OptionalLong.empty();
            }
        }
    }

    private InstallationEntry write(Act act, Outcome outcome) {
        var entry = append(act, outcome);
        var network = act.network();
        if (network != null) {
            store.addNotice(entry.number(), network);
        }
        return entry;
    }

    private InstallationEntry append(Act act, Outcome outcome) {
        store.lock();
        var last = store.last();
        var before = last.isEmpty()
                ? EntryChain.BEGINNING
                : HexFormat.of().parseHex(last.getFirst().entry().hash());
        long number = last.isEmpty() ? 1 : last.getFirst().entry().number() + 1;
        var who = act.who();
        var details = new java.util.TreeMap<>(act.details());
        if (who != null) {
            details.put("operator", who.operator().name());
            details.put("address", who.address());
        }
        return store.add(before, new InstallationEntry(
                number, installation.id(), installation.now(), who == null ? null : who.id(), act.network(),
                act.verb(), act.object(), outcome, details, ""));
    }
}
