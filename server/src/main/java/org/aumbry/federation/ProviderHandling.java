package org.aumbry.federation;

import java.util.List;
import org.aumbry.kernel.Disclosure;
import org.aumbry.kernel.Handling;
import org.springframework.stereotype.Component;

/** A sign-in provider learns who signs in here and when. */
@Component
class ProviderHandling implements Handling {

    private final ProviderSteps steps;

    ProviderHandling(ProviderSteps steps) {
        this.steps = steps;
    }

    @Override
    public List<Disclosure> disclosures() {
        return List.of(new Disclosure("federation.providers", steps.list().stream().anyMatch(Provider::enabled)));
    }
}
