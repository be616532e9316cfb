package org.aumbry.perimeter;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.aumbry.data.EachNode;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.operators.InstallationEntry;
import org.aumbry.operators.InstallationJournal;
import org.aumbry.operators.InstallationJournal.Act;
import org.aumbry.operators.OnDuty;
import org.aumbry.web.EgressList;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Puts connections that were refused into the installation's journal, a minute later at most: one destination makes one
 * entry a minute, however often it is tried.
 */
@Service
@EachNode
public class EgressJournal {

    private static final String VERB = "egress.refuse";
    private static final int SHOWN = 20;

    private final Supplier<Map<EgressList.Refused, Long>> waiting;
    private final InstallationJournal journal;

    @Autowired
    EgressJournal(EgressList list, InstallationJournal journal) {
        this(list::takeRefused, journal);
    }

    EgressJournal(Supplier<Map<EgressList.Refused, Long>> waiting, InstallationJournal journal) {
        this.waiting = waiting;
        this.journal = journal;
    }

    /**
     * Connections to one destination that were refused within a minute.
     *
     * @param party word of what the other machine would have been
     */
    public record Refused(Instant at, String party, String host, String port, String times) {}

    /** The newest, newest first. */
    public List<Refused> newest(OnDuty who) {
        who.active();
        return journal.newest(List.of(VERB), SHOWN).stream().map(EgressJournal::refused).toList();
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void write() {
        waiting.get().forEach((destination, times) -> journal.denied(new Act(
                null, null, VERB, new ObjectRef("address", null), Map.of(
                        "party", destination.party().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        "host", destination.host(),
                        "port", String.valueOf(destination.port()),
                        "times", String.valueOf(times)))));
    }

    private static Refused refused(InstallationEntry entry) {
        var details = entry.details();
        return new Refused(
                entry.at(), details.getOrDefault("party", ""), details.getOrDefault("host", ""),
                details.getOrDefault("port", ""), details.getOrDefault("times", ""));
    }
}
