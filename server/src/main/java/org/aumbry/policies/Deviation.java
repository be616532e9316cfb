package org.aumbry.policies;

import java.util.Arrays;
import java.util.List;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;

/**
 * One option that is not as a preset has it.
 *
 * @param stricter positive when the network is stricter than the preset, negative when it is weaker, 0 when it is
 *     neither
 */
public record Deviation(PolicyOption option, String now, String wanted, int stricter, boolean locked) {

    /** Every option that differs from the preset, in the order of the options. */
    static List<Deviation> from(PolicyValues values, PolicyPreset preset) {
        return Arrays.stream(PolicyOption.values())
                .filter(option -> Strictness.of(option) != Strictness.NEUTRAL)
                .filter(option -> !values.word(option).equals(preset.word(option)))
                .map(option -> new Deviation(
                        option,
                        values.word(option),
                        preset.word(option),
                        Strictness.compare(option, values.word(option), preset.word(option)),
                        values.locked().contains(option)))
                .toList();
    }
}
