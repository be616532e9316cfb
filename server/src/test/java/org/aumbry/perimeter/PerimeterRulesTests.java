package org.aumbry.perimeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.aumbry.kernel.Listening.Facing;
import org.aumbry.kernel.Listening.Port;
import org.aumbry.kernel.Probe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes of addresses and services, rules of the firewall, due dates: without a running program. */
class PerimeterRulesTests {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final Duration YEARLY = Duration.ofDays(360);
    private static final List<Port> PORTS = List.of(
            new Port("pages", 8443, Facing.ANYONE, ""),
            new Port("plain", 8080, Facing.ANYONE, ""),
            new Port("operators", 9443, Facing.OPERATORS, ""),
            new Port("database", 40001, Facing.THIS_MACHINE, ""));

    @ParameterizedTest
    @CsvSource({
        "/documents/{id}, SESSION",
        "/, SESSION",
        "/api/v1/me, TOKEN",
        "/api/v1/openapi.json, ANYONE",
        "/scim/v2/Users, PROVISIONING",
        "/sign-in, DOOR",
        "/sign-in/link/{link}, LINK",
        "/link/{token}/download, LINK",
        "/sso/{tenant}/{provider}/acs, PROVIDER",
        "/sso/{tenant}/{provider}/start, DOOR",
        "/setup/{step}, FIRST_RUN",
        "/operators/sign-in/passkey, DOOR",
        "/assets/**, ANYONE"
    })
    void anAddressHasItsClass(String pattern, Demand demand) {
        assertThat(AddressRules.demand(pattern, false)).contains(demand);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/operators/new", "/operators/orders", "/setup/a/b", "/join/{link}/more", "/sign-in/x/y"})
    void aPublicAddressThatNobodyNamedHasNone(String pattern) {
        assertThat(AddressRules.demand(pattern, false)).isEmpty();
    }

    @Test
    void anAddressOfOperatorsIsOneOnlyWhenItTakesAnOperator() {
        assertThat(AddressRules.demand("/operators/orders", true)).contains(Demand.OPERATOR);
        assertThat(AddressRules.demand("/operators/sign-out", true)).contains(Demand.OPERATOR);
    }

    @Test
    void aServiceThatLacksWhatItsClassRequiresIsSeen() {
        assertThat(Tier.FACING.lacking(Set.of(Measure.ENCRYPTED, Measure.HTTPS_ONLY)))
                .containsExactly(Measure.REFUSALS_RECORDED);
        assertThat(Tier.THIRD_PARTY.lacking(Set.of(Measure.ONLY_WHAT_IS_SET))).isEmpty();
    }

    @Test
    void rulesDropEverythingButWhatWasDeclared() {
        var text = FirewallRules.text(PORTS, settings(List.of(22), List.of("198.51.100.0/24", "2001:db8::/32")));
        assertThat(text)
                .contains("policy drop;")
                .contains("tcp dport { 8080, 8443 } accept")
                .contains("ip saddr { 198.51.100.0/24 } tcp dport { 22, 9443 } accept")
                .contains("ip6 saddr { 2001:db8::/32 } tcp dport { 22, 9443 } accept")
                .doesNotContain("40001");
        var seen = RulesInForce.of(text);
        assertThat(seen.drops()).isTrue();
        assertThat(seen.everything()).isFalse();
        assertThat(seen.open()).containsExactlyInAnyOrder(22, 8080, 8443, 9443);
        assertThat(FirewallRules.text(PORTS, settings(List.of(), List.of())))
                .contains("        tcp dport { 9443 } accept").doesNotContain("saddr");
    }

    @Test
    void whatIsInForceIsComparedWithWhatWasDeclared() {
        var rules = FirewallRules.text(PORTS, settings(List.of(22), List.of()));
        var wanted = new TreeSet<>(Set.of(22, 8080, 8443, 9443));
        assertThat(DefaultDenyProbe.compare(RulesInForce.of(rules), wanted).holds()).isTrue();
        var more = rules.replace("8080, 8443", "5432, 8080, 8443");
        assertThat(DefaultDenyProbe.compare(RulesInForce.of(more), wanted).observed()).contains("[5432]");
        assertThat(DefaultDenyProbe.compare(RulesInForce.of(rules.replace("policy drop", "policy accept")), wanted)
                        .holds())
                .isFalse();
        var wide = rules.replace("iif \"lo\" accept", "iif \"lo\" accept\n        ip saddr 10.0.0.0/8 accept");
        assertThat(DefaultDenyProbe.compare(RulesInForce.of(wide), wanted).holds()).isFalse();
        assertThat(DefaultDenyProbe.compare(RulesInForce.of(""), wanted).holds()).as("nothing loaded").isFalse();
    }

    @Test
    void whatAnotherMachineFoundOpenIsComparedToo() {
        var wanted = new TreeSet<>(Set.of(22, 8080, 8443));
        assertThat(outside("2026-11-29T10:00:00Z", "1-65535", " 8080 8443", wanted).holds()).isTrue();
        assertThat(outside("2026-11-29T10:00:00Z", "1-65535", " 5432 8443", wanted).observed()).contains("[5432]");
        assertThat(outside("2026-10-29T10:00:00Z", "1-65535", " 8443", wanted).holds()).as("too old").isFalse();
        assertThat(outside("2027-10-29T10:00:00Z", "1-65535", " 8443", wanted).holds()).as("to come").isFalse();
        assertThat(outside("2026-11-29T10:00:00Z", "1-1024", " 22", wanted).holds()).as("some ports").isFalse();
        assertThat(outside("2026-11-29T10:00:00Z", "1-65535", "", wanted).holds()).as("none").isFalse();
        assertThat(OutsideLook.of("answered 1")).isEmpty();
        assertThat(OutsideProbe.look(null, wanted, NOW).holds()).isFalse();
    }

    private static Probe.Result outside(String at, String tried, String answered, TreeSet<Integer> wanted) {
        var text = "knocked at " + at + "\ntried " + tried + "\nanswered" + answered + "\n";
        return OutsideProbe.look(OutsideLook.of(text).orElse(null), wanted, NOW);
    }

    @Test
    void aReviewIsDueBeforeLongAndSoonerAfterAChange() {
        assertThat(ReviewRules.due(NOW, null, null, YEARLY)).isEqualTo(NOW.plus(ReviewRules.FIRST));
        assertThat(ReviewRules.due(NOW, NOW, null, YEARLY)).isEqualTo(NOW.plus(YEARLY));
        var changed = NOW.plus(Duration.ofDays(3));
        assertThat(ReviewRules.due(NOW, NOW, changed, YEARLY)).isEqualTo(changed.plus(ReviewRules.CHANGED));
        var late = NOW.plus(Duration.ofDays(355));
        assertThat(ReviewRules.due(NOW, NOW, late, YEARLY)).isEqualTo(NOW.plus(YEARLY));
    }

    @Test
    void changesAreLinesThatCameOrWent() {
        assertThat(ReviewRules.changes("a = 1\nb = 2", "a = 1\nb = 3")).containsExactly(
                new Change(false, "b = 2"), new Change(true, "b = 3"));
        assertThat(ReviewRules.changes("a", "a")).isEmpty();
    }

    @Test
    void noPasswordStandsInAConfiguration() {
        assertThat(ConfigurationText.bare("jdbc:postgresql://db.example:5432/a?user=u&password=p"))
                .isEqualTo("jdbc:postgresql://db.example:5432/a");
        assertThat(ConfigurationText.bare("https://me:secret@kms.example/x")).isEqualTo("https://kms.example/x");
    }

    @Test
    void onlyAddressesAndPortsStandInTheRules() {
        assertThatThrownBy(() -> settings(List.of(22), List.of("any } accept #")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings(List.of(0), List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static PerimeterSettings settings(List<Integer> machine, List<String> operators) {
        return new PerimeterSettings(machine, operators, null, null, YEARLY);
    }
}
