package org.aumbry.assurance;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.aumbry.kernel.Probe;

/** A probe whose control a test can break and mend. */
final class StandIn implements Probe {

    private final String id;
    private final String promise;
    private final Reach reach;
    private final AtomicInteger looks = new AtomicInteger();
    private volatile Supplier<Result> control = () -> Result.holds("The control held 3 times of 3.");

    StandIn(String id, String promise, Reach reach) {
        this.id = id;
        this.promise = promise;
        this.reach = reach;
    }

    void breakIt() {
        control = () -> Result.fails("The control held 2 times of 3.");
    }

    void mend() {
        control = () -> Result.holds("The control held 3 times of 3.");
    }

    void become(Supplier<Result> other) {
        control = other;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public List<String> promises() {
        return List.of(promise);
    }

    @Override
    public Reach reach() {
        return reach;
    }

    @Override
    public Result look() {
        looks.incrementAndGet();
        return control.get();
    }

    int looks() {
        return looks.get();
    }
}
