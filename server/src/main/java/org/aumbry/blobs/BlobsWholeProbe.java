package org.aumbry.blobs;

import java.util.List;
import java.util.function.Supplier;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Reads the blobs that were not read for longest, in every copy, from beginning to end. */
@Component
class BlobsWholeProbe implements Probe {

    private static final int BLOBS = 20;

    private final Supplier<BlobScrub.Report> scrub;

    @Autowired
    BlobsWholeProbe(BlobScrub scrub) {
        this(() -> scrub.scrub(BLOBS));
    }

    BlobsWholeProbe(Supplier<BlobScrub.Report> scrub) {
        this.scrub = scrub;
    }

    @Override
    public String id() {
        return "blobs.whole";
    }

    @Override
    public List<String> promises() {
        return List.of("eXo-5");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var seen = scrub.get();
        var observed = seen.blobs() + " blobs read to the end in every copy: " + seen.missing() + " copies missing, "
                + seen.damaged() + " damaged, " + seen.mended() + " mended, " + seen.lost() + " blobs lost.";
        return new Result(seen.missing() == 0 && seen.damaged() == 0 && seen.lost() == 0, observed);
    }
}
