package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.Randomness;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.networks.PolicyValues;
import org.aumbry.networks.PolicyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmallRulesTests {

    private static final Instant NOON = Instant.parse("2026-11-12T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"0,0", "4,0", "5,30", "6,60", "7,120", "11,1920", "12,3600", "13,3600", "100,3600"})
    void guessingOneAccountGetsSlowerUpToAnHour(int failures, long seconds) {
        assertThat(GuessRules.perAccount(failures)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "99,0", "100,10", "103,80", "106,600", "100000,600"})
    void guessingManyAccountsGetsSlowerUpToTenMinutes(int failures, long seconds) {
        assertThat(GuessRules.perNetwork(failures)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.7,198.51.100.200,true",
        "198.51.100.7,198.51.101.7,false",
        "2001:db8:1:1ff::1,2001:db8:1:100::9,true",
        "2001:db8:1:100::1,2001:db8:1:200::1,false",
        "::ffff:198.51.100.7,198.51.100.9,true",
        "not-an-address,198.51.100.9,false"
    })
    void aClientNetworkReachesAsFarAsOneCustomer(String one, String other, boolean same) {
        assertThat(ClientNetwork.of(one).equals(ClientNetwork.of(other))).isEqualTo(same);
    }

    @Test
    void aSessionIsOverExactlyAtTheEndOfEitherTime() {
        var idle = Duration.ofHours(12);
        var absolute = Duration.ofDays(7);
        var times = new SessionRules.Times(idle, absolute);
        assertThat(SessionRules.live(NOON, NOON, NOON.plus(idle).minusNanos(1), times)).isTrue();
        assertThat(SessionRules.live(NOON, NOON, NOON.plus(idle), times)).isFalse();
        var used = NOON.plus(absolute).minusSeconds(1);
        assertThat(SessionRules.live(NOON, used, NOON.plus(absolute).minusNanos(1), times)).isTrue();
        assertThat(SessionRules.live(NOON, used, NOON.plus(absolute), times)).isFalse();
    }

    @Test
    void administratorsHaveTheStricterOfBothTimes() {
        var values = new PolicyValues(Map.of(
                PolicyOption.SESSION_IDLE_MINUTES, "60",
                PolicyOption.SESSION_ADMIN_IDLE_MINUTES, "240",
                PolicyOption.SESSION_ABSOLUTE_HOURS, "48",
                PolicyOption.SESSION_ADMIN_ABSOLUTE_HOURS, "8"), Set.of());
        assertThat(SessionRules.times(values, Role.MEMBER))
                .isEqualTo(new SessionRules.Times(Duration.ofMinutes(60), Duration.ofHours(48)));
        assertThat(SessionRules.times(values, Role.ADMIN))
                .isEqualTo(new SessionRules.Times(Duration.ofMinutes(60), Duration.ofHours(8)));
    }

    @Test
    void browsersAreOldByTheListAndNeverWhenTheyAreNotOnIt() {
        var linux = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) ";
        assertThat(BrowserVersions.behind(linux + "Chrome/156.0.0.0 Safari/537.36")).hasValue(0);
        assertThat(BrowserVersions.behind(linux + "Chrome/150.0.0.0 Safari/537.36")).hasValue(6);
        assertThat(BrowserVersions.behind(linux + "Chrome/200.0.0.0 Safari/537.36")).hasValue(0);
        assertThat(BrowserVersions.behind(linux + "Chrome/150.0.0.0 Safari/537.36 Edg/140.0.0.0")).hasValue(16);
        assertThat(BrowserVersions.behind("Mozilla/5.0 (X11; rv:140.0) Gecko/20100101 Firefox/140.0")).hasValue(21);
        assertThat(BrowserVersions.behind(linux + "Version/18.3 Safari/605.1.15")).hasValue(12);
        assertThat(BrowserVersions.behind(linux + "Version/17.0 Mobile/15E148 Safari/604.1")).hasValue(24);
        assertThat(BrowserVersions.behind("curl/8.0")).isEmpty();
        assertThat(BrowserVersions.old("", 1)).isFalse();
    }

    @Test
    void lastSeenIsWrittenAtMostOnceAMinute() {
        assertThat(SessionRules.seenIsOld(NOON, NOON.plusSeconds(59))).isFalse();
        assertThat(SessionRules.seenIsOld(NOON, NOON.plusSeconds(60))).isTrue();
    }

    @Test
    void tokensCarryTheirTenantAnd256RandomBitsOfWhichOnlyTheHashIsKept() {
        var tenant = new TenantId(UUID.fromString("01931e3c-7a00-7000-8000-000000000001"));
        var token = OpaqueToken.issue(tenant, new Randomness());
        assertThat(token.text()).hasSize(22 + 1 + 43);
        var secret = java.util.Base64.getUrlDecoder().decode(token.text().substring(23));
        assertThat(secret).hasSize(32);
        assertThat(token.hash()).isEqualTo(Hashes.sha256(secret));
        var read = OpaqueToken.read(token.text()).orElseThrow();
        assertThat(read.tenant()).isEqualTo(tenant);
        assertThat(read.hash()).isEqualTo(token.hash());
        assertThat(token.toString()).doesNotContain(token.text());
        var access = OpaqueToken.issueAccess(tenant, new Randomness());
        assertThat(access.text()).startsWith("aum_");
        assertThat(OpaqueToken.readAccess(access.text()).orElseThrow().tenant()).isEqualTo(tenant);
        assertThat(OpaqueToken.read(access.text())).isEmpty();
        assertThat(OpaqueToken.readAccess(token.text())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "x", "AAAAAAAAAAAAAAAAAAAAAA.", "aum_", "../../../etc/passwd", "%00"})
    void whatIsNoTokenIsReadAsNone(String text) {
        assertThat(OpaqueToken.read(text)).isEmpty();
        assertThat(OpaqueToken.readAccess(text)).isEmpty();
        assertThat(OpaqueToken.read("!".repeat(22) + "." + "!".repeat(43))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana@acme.example", "a.b+c@sub.acme.example", "josé@exämple.example", "o'neil@x.example"})
    void addressesOfManyKindsAreTaken(String email) {
        assertThat(ProfileRules.email(" " + email + " ")).isEqualTo(email);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "ana", "@acme.example", "ana@", "a b@acme.example", "ana@acme.example\nBcc: x@y", "<ana@acme.example>",
        "ana@acme..", "ana@-acme", "ana@acme.example,bo@acme.example"
    })
    void whatIsNoAddressIsRefused(String email) {
        assertThatThrownBy(() -> ProfileRules.email(email)).isInstanceOf(Refusal.class);
    }

    @Test
    void spellingsOfOneAddressHaveOneKey() {
        assertThat(ProfileRules.emailKey(" ANA@Acme.Example")).isEqualTo(ProfileRules.emailKey("ana@acme.example"));
        assertThat(ProfileRules.emailKey("jose\u0301@x.example")).isEqualTo(ProfileRules.emailKey("JOSÉ@x.example"));
    }

    @Test
    void namesLoseWhatWouldMakeThemShowAsAnother() {
        assertThat(ProfileRules.name("name", "  Ana\u202E \t\n Acosta\u0000 ")).isEqualTo("Ana Acosta");
        assertThatThrownBy(() -> ProfileRules.name("name", " \u202E ")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> ProfileRules.name("name", "x".repeat(121))).isInstanceOf(Refusal.class);
    }

    @Test
    void preferencesSurviveTheirStoredForm() {
        for (var language : Preferences.LANGUAGES) {
            for (var theme : Preferences.THEMES) {
                var wishes = new Preferences(language, theme, theme.equals("dark"));
                assertThat(Preferences.decoded(wishes.encoded())).isEqualTo(wishes);
            }
        }
        assertThat(new Preferences("xx", "neon", true)).isEqualTo(new Preferences("en", "system", true));
    }
}
