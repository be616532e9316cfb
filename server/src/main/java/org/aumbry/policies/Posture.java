package org.aumbry.policies;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;

/**
 * How a network's policy stands beside the balanced preset.
 *
 * @param score 0 to 100: the weight of what is at least as strict, of all weight
 * @param weak what is weaker, the heaviest first
 * @param alone whether nobody or one person alone administers the network; two are wanted
 * @param shortcomings what else leaves the network weaker
 */
public record Posture(
        int score, List<Deviation> weak, boolean alone, List<PostureCheck.Shortcoming> shortcomings) {

    private static final int WHOLE = 100;
    private static final int ORDINARY = 1;
    private static final int SECOND_ADMINISTRATOR = 3;
    static final int WANTED_ADMINISTRATORS = 2;

    /** What counts more than once, because more attacks begin there. */
    private static final Map<PolicyOption, Integer> HEAVY = new EnumMap<>(Map.of(
            PolicyOption.SECOND_FACTOR, 6,
            PolicyOption.PASSWORD_LEVEL, 4,
            PolicyOption.PUBLIC_LINKS, 4,
            PolicyOption.BUDGET_FILES, 3,
            PolicyOption.BUDGET_MEBIBYTES, 3,
            PolicyOption.SESSION_ADMIN_IDLE_MINUTES, 2,
            PolicyOption.SESSION_ADMIN_ABSOLUTE_HOURS, 2,
            PolicyOption.OLD_CLIENT, 2,
            PolicyOption.DOMAIN_JOIN, 2));

    static Posture of(PolicyValues values, int administrators) {
        return of(values, administrators, List.of());
    }

    static Posture of(PolicyValues values, int administrators, List<PostureCheck.Shortcoming> shortcomings) {
        var weak = Deviation.from(values, PolicyPreset.BALANCED).stream()
                .filter(deviation -> deviation.stricter() < 0)
                .sorted((one, other) -> Integer.compare(weight(other.option()), weight(one.option())))
                .toList();
        boolean alone = administrators < WANTED_ADMINISTRATORS;
        int options = PolicyPreset.BALANCED.all().keySet().stream().mapToInt(Posture::weight).sum();
        int all = options + SECOND_ADMINISTRATOR;
        int lost = weak.stream().mapToInt(deviation -> weight(deviation.option())).sum()
                + (alone ? SECOND_ADMINISTRATOR : 0)
                + shortcomings.stream().mapToInt(PostureCheck.Shortcoming::weight).sum();
        return new Posture(WHOLE * Math.max(0, all - lost) / all, weak, alone, shortcomings);
    }

    private static int weight(PolicyOption option) {
        return HEAVY.getOrDefault(option, ORDINARY);
    }
}
