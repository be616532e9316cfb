package org.aumbry.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aumbry.identity.EntryWay;
import org.aumbry.identity.Role;
import org.aumbry.identity.Visit;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rule decides about whom. */
class CompiledRulesTests {

    private static final UUID LEGAL = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    private static final UUID KEY = UUID.fromString("018f0000-0000-7000-8000-000000000002");

    /** A Tuesday. */
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

    @Test
    void withoutRulesEveryoneMayComeIn() {
        assertThat(CompiledRules.NONE.denier(visit("203.0.113.9"), Set::of, NOON)).isEmpty();
        assertThat(CompiledRules.of(List.of()).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            192.0.2.7,              true
            192.0.3.7,              false
            ::ffff:192.0.2.7,       true
            2001:db8:0:ff::1,       true
            2001:db9::1,            false
            203.0.113.9,            true
            203.0.113.10,           false
            no-address,             false
            """)
    void theOfficeIsAllowedAndEverythingElseDenied(String address, boolean in) {
        var rules = CompiledRules.of(List.of(
                allow("192.0.2.0/24", "2001:db8::/32", "203.0.113.9"), deny()));
        assertThat(rules.denier(visit(address), Set::of, NOON).isEmpty()).isEqualTo(in);
    }

    @Test
    void theFirstRuleThatFitsDecides() {
        var first = CompiledRules.of(List.of(deny("192.0.2.0/24"), allow("192.0.2.7")));
        var other = CompiledRules.of(List.of(allow("192.0.2.7"), deny("192.0.2.0/24")));
        assertThat(first.denier(visit("192.0.2.7"), Set::of, NOON)).isPresent();
        assertThat(other.denier(visit("192.0.2.7"), Set::of, NOON)).isEmpty();
        assertThat(other.denier(visit("192.0.2.8"), Set::of, NOON)).isPresent();
    }

    @Test
    void aRuleThatIsOffIsPassedOver() {
        var off = new FirewallRule(
                UUID.randomUUID(), false, List.of(), null, Set.of(), Set.of(), Set.of(), Set.of(), "", false);
        assertThat(CompiledRules.of(List.of(off)).isEmpty()).isTrue();
    }

    @Test
    void anAddressNobodyCanReadIsInEveryNetworkThatIsKeptOut() {
        var rules = CompiledRules.of(List.of(deny("198.51.100.0/24")));
        assertThat(rules.denier(visit(""), Set::of, NOON)).isPresent();
        assertThat(rules.denier(visit("203.0.113.1"), Set::of, NOON)).isEmpty();
    }

    @Test
    void waysRolesGroupsAndKeysMustAllFit() {
        var rule = new FirewallRule(UUID.randomUUID(), false, List.of(), null, Set.of(EntryWay.TOKEN),
                Set.of(Role.MEMBER), Set.of(LEGAL), Set.of(KEY), "", true);
        var rules = CompiledRules.of(List.of(rule));
        assertThat(out(rules, EntryWay.TOKEN, Role.MEMBER, KEY, LEGAL)).isTrue();
        assertThat(out(rules, EntryWay.BROWSER, Role.MEMBER, KEY, LEGAL)).isFalse();
        assertThat(out(rules, EntryWay.TOKEN, Role.ADMIN, KEY, LEGAL)).isFalse();
        assertThat(out(rules, EntryWay.TOKEN, Role.MEMBER, null, LEGAL)).isFalse();
        assertThat(out(rules, EntryWay.TOKEN, Role.MEMBER, KEY)).isFalse();
        assertThat(out(rules, EntryWay.TOKEN, null, KEY, LEGAL)).as("a follower of a link has no role").isFalse();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-03-03T07:59:00Z, false
            2026-03-03T08:00:00Z, true
            2026-03-03T17:59:00Z, true
            2026-03-03T18:00:00Z, false
            2026-03-07T12:00:00Z, false
            """)
    void hoursOfTheWeekBeginAndEndToTheMinute(String at, boolean holds) {
        var times = new RuleTimes(Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY), 480, 1080, "UTC");
        assertThat(times.holds(Instant.parse(at))).isEqualTo(holds);
    }

    @Test
    void hoursOverMidnightBelongToTheDayTheyBegin() {
        var night = new RuleTimes(Set.of(DayOfWeek.FRIDAY), 22 * 60, 6 * 60, "Europe/Paris");
        assertThat(night.holds(Instant.parse("2026-03-06T21:30:00Z"))).as("Friday 22:30 there").isTrue();
        assertThat(night.holds(Instant.parse("2026-03-07T04:30:00Z"))).as("Saturday 05:30 there").isTrue();
        assertThat(night.holds(Instant.parse("2026-03-07T21:30:00Z"))).as("Saturday 22:30 there").isFalse();
        assertThat(night.holds(Instant.parse("2026-03-06T04:30:00Z"))).as("Friday 05:30 there").isFalse();
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.0/33", "example.org", "192.0.2.0/-1", "2001:db8::/129", "300.1.1.1", "10.0.0.0/8/8",
            "10.0.0.0/"})
    void whatIsNoNetworkIsRefused(String text) {
        assertThatThrownBy(() -> allow(text)).isInstanceOfSatisfying(
                Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("networks"));
    }

    private static boolean out(
            CompiledRules rules, EntryWay way, @Nullable Role role, @Nullable UUID token, UUID... groups) {
        var visit = new Visit(new UserId(UUID.randomUUID()), role, null, token, way, "192.0.2.1", "/");
        return rules.denier(visit, () -> Set.copyOf(Arrays.asList(groups)), NOON).isPresent();
    }

    private static Visit visit(String address) {
        return new Visit(new UserId(UUID.randomUUID()), Role.MEMBER, null, null, EntryWay.BROWSER, address, "/");
    }

    static FirewallRule allow(String... networks) {
        return rule(true, networks);
    }

    static FirewallRule deny(String... networks) {
        return rule(false, networks);
    }

    private static FirewallRule rule(boolean allows, String... networks) {
        return new FirewallRule(UUID.randomUUID(), allows, List.of(networks), null, Set.of(), Set.of(), Set.of(),
                Set.of(), "", true);
    }
}
