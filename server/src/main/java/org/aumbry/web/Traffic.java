package org.aumbry.web;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The requests this node is answering, and whether it goes on taking new ones. */
@Component
public class Traffic {

    private final ApplicationEventPublisher events;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final LongAdder requests = new LongAdder();
    private volatile boolean leaving;

    public Traffic(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** This node is about to stop: streams end, so that whoever follows one asks another node. */
    public record NodeLeaves() {}

    /**
     * What came since the last count.
     *
     * @param most how many were being answered at the same time, at most
     */
    public record Count(long requests, int most) {}

    void begin() {
        requests.increment();
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
    }

    void end() {
        running.decrementAndGet();
    }

    /** How many are being answered now. */
    public int running() {
        return running.get();
    }

    public boolean leaving() {
        return leaving;
    }

    /** From now on the health address sends balancers elsewhere, and connections close after their answer. */
    public void leave() {
        leaving = true;
        events.publishEvent(new NodeLeaves());
    }

    /** Counts, and begins to count anew. */
    public Count count() {
        return new Count(requests.sumThenReset(), most.getAndSet(running.get()));
    }
}
