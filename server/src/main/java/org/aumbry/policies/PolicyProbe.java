package org.aumbry.policies;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Reads the policy as everyone does who obeys it: every value must be one that its option takes, and nothing that the
 * network has not chosen may be weaker than the starter preset.
 */
@Component
class PolicyProbe implements Probe {

    private final Supplier<PolicyValues> values;

    @Autowired
    PolicyProbe(NetworkPolicy policy) {
        this(policy::values);
    }

    PolicyProbe(Supplier<PolicyValues> values) {
        this.values = values;
    }

    @Override
    public String id() {
        return "policies.policy";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-19", "ELI-23", "ELI-27", "PAN-11", "PAN-43");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var now = values.get();
        for (var option : PolicyOption.values()) {
            if (!taken(option, now.word(option))) {
                return Result.fails("the option " + option.stored() + " has a value that it does not take");
            }
            boolean chosen = now.chosen().containsKey(option);
            if (!chosen && Strictness.compare(option, now.word(option), PolicyPreset.STARTER.word(option)) < 0) {
                return Result.fails("the usual value of " + option.stored() + " is weaker than the starter preset");
            }
        }
        var posture = Posture.of(now, Posture.WANTED_ADMINISTRATORS);
        return Result.holds(Arrays.stream(PolicyOption.values()).count() + " options, " + now.chosen().size()
                + " chosen, " + now.locked().size() + " locked; score " + posture.score() + " of 100, "
                + posture.weak().size() + " weaker than the balanced preset");
    }

    private static boolean taken(PolicyOption option, String value) {
        try {
            option.require(value);
            return true;
        } catch (Refusal none) {
            return false;
        }
    }
}
