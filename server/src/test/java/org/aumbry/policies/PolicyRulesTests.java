package org.aumbry.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.aumbry.web.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Presets, directions, scores, limits: what can be decided without a database. */
class PolicyRulesTests {

    @Test
    void everyPresetNamesOnlyValuesThatOptionsTake() {
        for (var preset : PolicyPreset.values()) {
            preset.all().forEach((option, value) -> assertThat(option.require(value)).isEqualTo(value));
        }
    }

    @Test
    void everyPresetIsNowhereWeakerThanTheOneBefore() {
        for (var option : PolicyOption.values()) {
            assertThat(Strictness.compare(option, PolicyPreset.BALANCED.word(option),
                    PolicyPreset.STARTER.word(option)))
                    .as(option.stored()).isNotNegative();
            assertThat(Strictness.compare(option, PolicyPreset.STRICT.word(option), PolicyPreset.BALANCED.word(option)))
                    .as(option.stored()).isNotNegative();
        }
    }

    @Test
    void everyWordOfAnOptionHasAPlaceInItsOrder() {
        for (var option : PolicyOption.values()) {
            if (Strictness.of(option) == Strictness.WORDS && option.kind() instanceof PolicyOption.Words words) {
                assertThat(words.all()).as(option.stored()).allSatisfy(word -> assertThat(words.all().stream()
                        .filter(other -> !other.equals(word))
                        .allMatch(other -> Strictness.compare(option, word, other) != 0)).isTrue());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            BUDGET_FILES,          0,    5,   -1
            BUDGET_FILES,          5,    0,    1
            BUDGET_FILES,          5,    9,    1
            SESSION_IDLE_MINUTES, 10,   20,    1
            BUDGET_WINDOW_HOURS,  48,   24,    1
            PUBLIC_LINKS,         on,  off,   -1
            MAIL_NEW_DEVICE,      on,  off,    1
            SECOND_FACTOR,  everyone, offered, 1
            DOMAIN_JOIN,        open,  off,   -1
            WORK_FROM_HOUR,        8,    9,    0
            """)
    void oneValueIsStricterThanAnother(PolicyOption option, String one, String other, int direction) {
        assertThat(Integer.signum(Strictness.compare(option, one, other))).isEqualTo(direction);
        assertThat(Integer.signum(Strictness.compare(option, other, one))).isEqualTo(-direction);
    }

    @Test
    void theBalancedPresetScoresFullAndEveryWeakeningCosts() {
        var balanced = new PolicyValues(PolicyPreset.BALANCED.all(), Set.of());
        assertThat(Posture.of(balanced, 2).score()).isEqualTo(100);
        assertThat(Posture.of(balanced, 2).weak()).isEmpty();
        assertThat(Posture.of(new PolicyValues(PolicyPreset.STRICT.all(), Set.of()), 2).score()).isEqualTo(100);
        var weaker = new java.util.EnumMap<>(PolicyPreset.BALANCED.all());
        weaker.put(PolicyOption.PUBLIC_LINKS, "on");
        weaker.put(PolicyOption.SESSION_IDLE_MINUTES, "10080");
        var posture = Posture.of(new PolicyValues(weaker, Set.of()), 2);
        assertThat(posture.score()).isBetween(50, 99);
        assertThat(Posture.of(balanced, 1).alone()).isTrue();
        assertThat(Posture.of(balanced, 1).score()).as("a second administrator is wanted").isBetween(80, 99);
        assertThat(posture.weak().getFirst().option()).as("the heavier first").isEqualTo(PolicyOption.PUBLIC_LINKS);
    }

    @Test
    void budgetsCountTheScarcerLimit() {
        var limits = new BudgetLimits(10, 1000, Duration.ofHours(24), 90);
        assertThat(limits.percent(5, 100)).isEqualTo(50);
        assertThat(limits.percent(1, 801)).isEqualTo(81);
        assertThat(limits.warn(7, 799)).isTrue();
        assertThat(limits.warn(7, 700)).isFalse();
        assertThat(limits.stepUp(9, 0)).isFalse();
        assertThat(limits.stepUp(10, 0)).isTrue();
        assertThat(new BudgetLimits(10, 0, Duration.ofHours(24), 100).stepUp(10, 0)).isFalse();
    }

    @Test
    void slicesFollowEachOtherWithoutGapsAndCountUntilTheyHaveLeft() {
        var limits = new BudgetLimits(1, 0, Duration.ofHours(24), 100);
        var at = Instant.parse("2026-03-01T22:59:59Z");
        assertThat(limits.slice(at).start()).isEqualTo("2026-03-01T22:00:00Z");
        assertThat(limits.slice(at).end()).isEqualTo(limits.slice(at.plusSeconds(1)).start());
        assertThat(limits.comesBack(limits.slice(at).end(), at)).isEqualTo("2026-03-02T23:00:00Z");
        assertThat(limits.comesBack(null, at)).isEqualTo(at);
        var odd = new BudgetLimits(1, 0, Duration.ofHours(7), 100).slice(at);
        assertThat(odd.start()).isBeforeOrEqualTo(at);
        assertThat(odd.end()).isAfter(at);
    }

    @Test
    void whatWasTakenIsForeseenOverAnyStretchNotByTheClock() {
        var midnight = Instant.parse("2026-03-02T00:00:00Z");
        var limits = new BudgetLimits(2, 0, Duration.ofHours(24), 100);
        var around = List.of(took(midnight.minusSeconds(60), "a"), took(midnight.plusSeconds(60), "b"),
                took(midnight.plusSeconds(120), "c"));
        assertThat(BudgetForecast.over(limits, around)).isTrue();
        var apart = List.of(took(midnight.plusSeconds(86_400), "c"), took(midnight, "a"), took(midnight, "b"));
        assertThat(BudgetForecast.over(limits, apart)).isFalse();
        assertThat(BudgetForecast.over(limits, List.of(took(midnight, "a"), took(midnight, "a"), took(midnight, "a"))))
                .as("one version is one file").isFalse();
        assertThat(BudgetForecast.over(new BudgetLimits(0, 25, Duration.ofHours(24), 100), around)).isTrue();
    }

    private static BudgetForecast.Took took(Instant at, String file) {
        return new BudgetForecast.Took(at, file, 10);
    }

    @Test
    void browsersAreOldBesideTheCurrentOnesOfTheirKind() {
        var agents = List.of(
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/150.0.0.0 Safari/537.36",
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/150.0.0.0 Safari/537.36 Edg/140.0.0.0",
                "curl/8.5.0");
        assertThat(SessionForecast.old(agents, 12)).as("the same list as at the door").isEqualTo(1);
        assertThat(SessionForecast.old(agents, 5)).isEqualTo(2);
        assertThat(SessionForecast.old(agents, 16)).isZero();
    }

    @Test
    void everyOptionAndEveryWordOfItCanBeSaid() {
        var words = new Messages();
        for (var option : PolicyOption.values()) {
            assertThat(words.has("policies.option." + option.stored())).as(option.stored()).isTrue();
            var family = option.family().name().toLowerCase(Locale.ROOT).replace('_', '-');
            assertThat(words.has("policies.family." + family)).as(family).isTrue();
            if (option.kind() instanceof PolicyOption.Words all && option != PolicyOption.WORK_ZONE) {
                assertThat(all.all()).allSatisfy(word -> assertThat(words.has("policies.word." + word)).isTrue());
            }
        }
    }

    @Test
    void presetsAreNamed() {
        assertThat(Arrays.stream(PolicyPreset.values()).map(PolicyPreset::stored))
                .containsExactly("starter", "balanced", "strict");
        assertThat(PolicyPreset.of("strict")).contains(PolicyPreset.STRICT);
        assertThat(PolicyPreset.of("none")).isEmpty();
        assertThat(PolicyPreset.STRICT.all()).doesNotContainKey(PolicyOption.WORK_ZONE);
        assertThat(Map.copyOf(PolicyPreset.STARTER.all())).containsEntry(PolicyOption.PUBLIC_LINKS, "off");
    }
}
