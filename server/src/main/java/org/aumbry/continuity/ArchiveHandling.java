package org.aumbry.continuity;

import java.util.List;
import org.aumbry.kernel.Disclosure;
import org.aumbry.kernel.Handling;
import org.aumbry.kernel.Keeping;
import org.springframework.stereotype.Component;

/** How long copies of everything are kept, and that they lie with others. */
@Component
class ArchiveHandling implements Handling {

    private final ArchiveSettings settings;

    ArchiveHandling(ArchiveSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Keeping> keepings() {
        return settings.on()
                ? List.of(Keeping.fixed("continuity.archive", settings.mediaExpiry(), Archiver.class))
                : List.of();
    }

    @Override
    public List<Disclosure> disclosures() {
        return List.of(new Disclosure("continuity.archive", settings.on()));
    }
}
