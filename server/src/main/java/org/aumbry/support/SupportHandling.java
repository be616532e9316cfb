package org.aumbry.support;

import java.util.List;
import org.aumbry.kernel.Disclosure;
import org.aumbry.kernel.Handling;
import org.springframework.stereotype.Component;

/** Operators see single objects when the network has signed for it, and nothing otherwise. */
@Component
class SupportHandling implements Handling {

    private final SupportNow now;

    SupportHandling(SupportNow now) {
        this.now = now;
    }

    @Override
    public List<Disclosure> disclosures() {
        return List.of(new Disclosure("support.operators", now.live()));
    }
}
