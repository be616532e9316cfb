package org.aumbry.federation;

import java.time.Clock;
import java.util.List;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;

/**
 * Asks every enabled provider for what signing in needs of it: its description and keys, its certificates, or its
 * directory; fails when one does not answer or all its certificates have expired.
 */
@Component
class ProviderAnswerProbe implements Probe {

    private final ProviderSteps steps;
    private final ProviderCheck check;
    private final Clock clock;

    ProviderAnswerProbe(ProviderSteps steps, ProviderCheck check, Clock clock) {
        this.steps = steps;
        this.check = check;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "federation.provider-answers";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-14", "PAN-32");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        int seen = 0;
        int ending = 0;
        for (var provider : steps.list()) {
            if (!provider.enabled()) {
                continue;
            }
            seen++;
            try {
                check.look(provider.settings(), steps.secret(provider.id()));
            } catch (NotProvenException wrong) {
                return Result.fails("provider " + provider.id() + " does not answer as it should: " + wrong.reason());
            }
            var end = check.certificatesEnd(provider.settings());
            ending += end != null && clock.instant().plus(ProviderCheck.SOON).isAfter(end) ? 1 : 0;
        }
        return Result.holds(seen + " enabled providers answered; " + ending + " have certificates that end within "
                + ProviderCheck.SOON.toDays() + " days");
    }
}
