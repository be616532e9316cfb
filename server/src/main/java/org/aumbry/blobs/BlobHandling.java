package org.aumbry.blobs;

import java.util.List;
import org.aumbry.kernel.Handling;
import org.aumbry.kernel.Keeping;
import org.springframework.stereotype.Component;

/** How long contents that nothing refers to any more are kept for the kept past. */
@Component
class BlobHandling implements Handling {

    private final BlobSettings settings;

    BlobHandling(BlobSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Keeping> keepings() {
        return List.of(Keeping.fixed("blobs.removed", settings.keepRemoved(), BlobCareJob.class, "blob"));
    }
}
