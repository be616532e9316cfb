package org.aumbry.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.aumbry.kernel.Egress;
import org.springframework.stereotype.Component;

/** The installation's list of destinations: the one place that every connection to another machine goes by. */
@Component
public class EgressList implements Egress {

    private static final int MOST_WAITING = 200;

    private final EgressSettings settings;
    private final Map<Refused, Long> refused = new ConcurrentHashMap<>();

    EgressList(EgressSettings settings) {
        this.settings = settings;
    }

    /** A destination that was not gone to. */
    public record Refused(Party party, String host, int port) {}

    @Override
    public boolean permits(Party party, String host, int port) {
        boolean permitted = !limited() || names(host, port);
        if (!permitted) {
            refused(new Refused(party, host, port));
        }
        return permitted;
    }

    /** Whether there is a list at all. */
    public boolean limited() {
        return !settings.allowed().isEmpty();
    }

    /** How many entries it has. */
    public int size() {
        return settings.allowed().size();
    }

    /** Whether the list names that destination. */
    public boolean names(String host, int port) {
        return settings.allowed().stream().anyMatch(entry -> EgressRules.names(entry, host, port));
    }

    /** What was refused since the last call and how often, each destination once; whoever takes it keeps it. */
    public Map<Refused, Long> takeRefused() {
        var taken = new HashMap<Refused, Long>();
        for (var each : List.copyOf(refused.keySet())) {
            var times = refused.remove(each);
            if (times != null) {
                taken.put(each, times);
            }
        }
        return taken;
    }

    /** Nobody is kept waiting for a record of it; beyond so many destinations none is added. */
    private void refused(Refused destination) {
        if (refused.size() < MOST_WAITING || refused.containsKey(destination)) {
            refused.merge(destination, 1L, Long::sum);
        }
    }
}
