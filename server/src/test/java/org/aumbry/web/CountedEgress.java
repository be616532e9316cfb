package org.aumbry.web;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.aumbry.kernel.Egress;
import org.aumbry.kernel.Visit;

/** The real list of destinations, unlimited, whose time for breakers passes as a test says. */
public final class CountedEgress implements Egress {

    private final AtomicLong nanos = new AtomicLong();
    private final EgressList list = new EgressList(
            new EgressSettings(List.of()), new Outside(nanos::get, Clock.systemUTC()));

    @Override
    public boolean permits(Party party, String host, int port) {
        return list.permits(party, host, port);
    }

    @Override
    public Visit visit(Party party, String host, int port) {
        return list.visit(party, host, port);
    }

    public void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** The only machine that was gone to. */
    public Machine machine() {
        var all = list.machines();
        if (all.size() != 1) {
            throw new AssertionError(all.toString());
        }
        return all.getFirst();
    }
}
