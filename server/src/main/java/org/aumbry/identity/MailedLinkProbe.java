package org.aumbry.identity;

import java.util.List;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;

/** Looks whether every mailed link that can still be used ends when it must, and sign-in links belong to a browser. */
@Component
class MailedLinkProbe implements Probe {

    private final MailedLinkSteps steps;

    MailedLinkProbe(MailedLinkSteps steps) {
        this.steps = steps;
    }

    @Override
    public String id() {
        return "identity.mailed-links";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-10", "PAN-67");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var seen = steps.survey();
        return seen.wrong() == 0
                ? Result.holds(seen.all()
                        + " mailed links: each ends within its minutes, sign-in links belong to a browser")
                : Result.fails(seen.wrong() + " of " + seen.all()
                        + " mailed links last too long or work in any browser");
    }
}
