package org.aumbry.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.SessionId;
import org.aumbry.kernel.UserId;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Asks for a sensitive act as someone looked at just now, long ago, by mail only, and as a token: one shall pass. */
@Component
class StepUpProbe implements Probe {

    private final NetworkPolicy policy;
    private final Here here;
    private final Predicate<Principal> passes;

    @Autowired
    StepUpProbe(NetworkPolicy policy, Here here, StepUp stepUp) {
        this(policy, here, who -> passes(stepUp, who));
    }

    StepUpProbe(NetworkPolicy policy, Here here, Predicate<Principal> passes) {
        this.policy = policy;
        this.here = here;
        this.passes = passes;
    }

    @Override
    public String id() {
        return "identity.step-up";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-11");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        Duration counts = policy.values().minutes(PolicyOption.STEP_UP_MINUTES);
        var now = here.now();
        if (!passes.test(session(Factor.PASSWORD, now))) {
            return Result.fails("a person who was just looked at was asked again");
        }
        if (passes.test(session(Factor.PASSWORD, now.minus(counts)))) {
            return Result.fails("an old look at a person was enough for a sensitive act");
        }
        if (passes.test(session(Factor.MAIL_LINK, null)) || passes.test(session(Factor.MAIL_LINK, now))) {
            return Result.fails("a link in a mail was enough for a sensitive act");
        }
        if (passes.test(principal(null, here.id(), Principal.Proof.NONE))) {
            return Result.fails("a token was enough for a sensitive act");
        }
        return Result.holds("sensitive acts asked again after " + counts.toMinutes() + " minutes, and refused a token");
    }

    private Principal session(Factor shown, @Nullable Instant at) {
        return principal(new SessionId(here.id()), null, new Principal.Proof(Set.of(shown), at));
    }

    private Principal principal(@Nullable SessionId session, @Nullable UUID token, Principal.Proof proof) {
        var user = new UserId(here.id());
        return new Principal(
                here.tenant(), user, false, false, session, token, Sessions.ALL_SCOPES, "", proof);
    }

    private static boolean passes(StepUp stepUp, Principal who) {
        try {
            stepUp.require(who);
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }
}
