package org.aumbry.policies;

import java.util.List;
import org.aumbry.kernel.Principal;
import org.aumbry.networks.PolicyValues;

/** Foresees what another policy would do, from what is there and what happened. Modules add what they know. */
public interface PolicyForecast {

    /**
     * What would happen.
     *
     * @param message key of the sentence; its arguments are numbers
     */
    record Effect(String message, List<Object> words) {

        public static Effect of(String message, Object... words) {
            return new Effect(message, List.of(words));
        }
    }

    /** Effects of the options that differ; empty when none of them is this module's. */
    List<Effect> foresee(Principal who, PolicyValues now, PolicyValues wanted);
}
