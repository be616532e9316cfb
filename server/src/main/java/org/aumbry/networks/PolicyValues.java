package org.aumbry.networks;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What holds in a network now, for every option.
 *
 * @param chosen what the network has chosen itself; other options have their usual value
 * @param locked options that stay as they are until they are unlocked
 */
public record PolicyValues(Map<PolicyOption, String> chosen, Set<PolicyOption> locked) {

    public static final PolicyValues USUAL = new PolicyValues(Map.of(), Set.of());

    public PolicyValues {
        chosen = Map.copyOf(chosen);
        locked = Set.copyOf(locked);
    }

    public String word(PolicyOption option) {
        return chosen.getOrDefault(option, option.kind().usual());
    }

    public boolean on(PolicyOption option) {
        return word(option).equals("on");
    }

    public int count(PolicyOption option) {
        return Integer.parseInt(word(option));
    }

    public Duration minutes(PolicyOption option) {
        return Duration.ofMinutes(count(option));
    }

    public Duration hours(PolicyOption option) {
        return Duration.ofHours(count(option));
    }

    public Duration days(PolicyOption option) {
        return Duration.ofDays(count(option));
    }
}
