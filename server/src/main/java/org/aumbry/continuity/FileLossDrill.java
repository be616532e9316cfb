package org.aumbry.continuity;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.aumbry.blobs.PlaceLoss;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.springframework.stereotype.Component;

/** Loses one place of files on trial, each time the next one, and reads files of every network from what is left. */
@Component
class FileLossDrill {

    private static final int OF_EACH = 10;
    private static final int NETWORKS = 500;

    /** Nothing bounds how old a file without a copy may be. */
    private static final Duration WITHOUT_BOUND = Duration.ofDays(36_500);

    private final PlaceLoss loss;
    private final Tenants tenants;
    private final TenantScope scope;
    private final LossDrills drills;

    FileLossDrill(PlaceLoss loss, Tenants tenants, TenantScope scope, LossDrills drills) {
        this.loss = loss;
        this.tenants = tenants;
        this.scope = scope;
        this.drills = drills;
    }

    LossDrill run() {
        var begun = drills.now();
        int place = Math.toIntExact(drills.count(LossDrill.Kind.FILES) % loss.places());
        long start = System.nanoTime();
        var first = new AtomicLong();
        var sound = new AtomicInteger();
        var lost = new AtomicInteger();
        for (var tenant : tenants.active().stream().limit(NETWORKS).toList()) {
            var read = scope.call(tenant, () -> loss.read(place, OF_EACH));
            sound.addAndGet(read.sound());
            lost.addAndGet(read.lost());
            if (read.sound() > 0) {
                first.compareAndSet(0, System.nanoTime() - start);
            }
        }
        boolean more = loss.takesMore(place);
        var said = "Without place " + (place + 1) + " of " + loss.places() + " " + sound + " files were read from what"
                + " is left, " + lost + " were not; new files are " + (more ? "" : "not ") + "taken meanwhile.";
        return drills.record(LossDrill.Kind.FILES, new LossDrills.Measured(
                begun,
                Duration.ofNanos(first.get()),
                lost.get() == 0 && loss.places() > 1 ? Duration.ZERO : WITHOUT_BOUND,
                lost.get() == 0 && more && loss.places() > 1,
                said));
    }
}
