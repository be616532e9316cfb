package org.aumbry.operators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aumbry.data.TenantScope;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every second: puts what operators did into the journals of the networks it is about. What a program that died left
 * behind is told by the next one, and each entry once.
 */
@Component
class NoticeJob {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeJob.class);
    private static final int MOST = 500;

    private final InstallationEntryStore store;
    private final NetworkActStore acts;
    private final Journal journal;
    private final TenantScope scope;
    private final TransactionTemplate inNetwork;
    private final TransactionTemplate control;
    private final Installation installation;
    private final ObjectProvider<NoticeListener> listeners;
    private final AtomicBoolean running = new AtomicBoolean();

    NoticeJob(
            InstallationEntryStore store,
            NetworkActStore acts,
            Journal journal,
            TenantScope scope,
            TransactionTemplate inNetwork,
            @Qualifier("control") TransactionTemplate control,
            Installation installation,
            ObjectProvider<NoticeListener> listeners) {
        this.store = store;
        this.acts = acts;
        this.journal = journal;
        this.scope = scope;
        this.inNetwork = inNetwork;
        this.control = control;
        this.installation = installation;
        this.listeners = listeners;
    }

    /** @return false when another round is under way, and so nothing was done */
    @Scheduled(initialDelayString = "PT3S", fixedRateString = "PT1S")
    boolean tell() {
        if (!running.compareAndSet(false, true)) {
            return false;
        }
        try {
            while (round() == MOST) {
                LOG.debug("More of what operators did waits to be told");
            }
        } finally {
            running.set(false);
        }
        return true;
    }

    private int round() {
        List<InstallationEntry> waiting = control.execute(open -> store.notices(MOST));
        var byNetwork = new LinkedHashMap<TenantId, List<InstallationEntry>>();
        for (var entry : waiting == null ? List.<InstallationEntry>of() : waiting) {
            byNetwork.computeIfAbsent(entry.network(), network -> new ArrayList<>()).add(entry);
        }
        int told = 0;
        for (var each : byNetwork.entrySet()) {
            told += tell(each.getKey(), each.getValue());
        }
        return told;
    }

    private int tell(TenantId network, List<InstallationEntry> entries) {
        try {
            scope.run(network, () -> inNetwork.executeWithoutResult(open -> entries.forEach(this::write)));
            control.executeWithoutResult(open ->
                    store.told(entries.stream().map(InstallationEntry::number).toList()));
            return entries.size();
        } catch (RuntimeException failed) {
            // Left to the next round; the probe tells when a network waits for more than a minute.
            LOG.error("A network could not be told what operators did: {}", failed.toString());
            return 0;
        }
    }

    private void write(InstallationEntry entry) {
        if (acts.add(entry.number(), installation.now())) {
            var details = new LinkedHashMap<>(entry.details());
            details.put("installation-entry", entry.number() + " " + entry.hash());
            details.put("installation-time", entry.at().toString());
            journal.recordOutsider(entry.verb(), entry.object(), entry.outcome(), null, details);
            listeners.orderedStream().forEach(each -> each.told(entry));
        }
    }
}
