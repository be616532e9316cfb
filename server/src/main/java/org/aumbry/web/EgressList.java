package org.aumbry.web;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.aumbry.kernel.Egress;
import org.aumbry.kernel.NotVisitedException;
import org.aumbry.kernel.Visit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The installation's list of destinations: the one place that every connection to another machine goes by. Where nobody
 * answers is remembered, so that nobody else has to wait there.
 */
@Component
public class EgressList implements Egress {

    private static final int MOST_WAITING = 200;

    private final EgressSettings settings;
    private final Outside outside;
    private final Map<Refused, Long> refused = new ConcurrentHashMap<>();

    @Autowired
    EgressList(EgressSettings settings, Clock clock) {
        this(settings, new Outside(System::nanoTime, clock));
    }

    EgressList(EgressSettings settings, Outside outside) {
        this.settings = settings;
        this.outside = outside;
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

    @Override
    public Visit visit(Party party, String host, int port) {
        if (!permits(party, host, port)) {
            throw new NotVisitedException(NotVisitedException.Why.NOT_ALLOWED);
        }
        return outside.begin(party, host, port);
    }

    /** The machines that were gone to since the start, those that do not answer first. */
    public List<Machine> machines() {
        return outside.machines();
    }

    /** Whether a machine that is silent is left alone, tried by one only, and gone to again once it answers. */
    public static boolean sparesCallers() {
        return OutsideCheck.holds();
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
