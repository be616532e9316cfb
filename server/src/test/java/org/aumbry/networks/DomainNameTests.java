package org.aumbry.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.aumbry.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTests {

    @ParameterizedTest
    @CsvSource({
        "acme.example, acme.example",
        "' ACME.Example ', acme.example",
        "mail.acme.example, mail.acme.example",
        "münchen.example, xn--mnchen-3ya.example",
        "MÜNCHEN.example, xn--mnchen-3ya.example",
        "xn--mnchen-3ya.example, xn--mnchen-3ya.example",
        "faß.example, xn--fa-hia.example",
        "acme。example, acme.example"
    })
    void aDomainHasOneForm(String typed, String form) {
        assertThat(DomainName.parse(typed).ascii()).isEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "acme", "localhost", "192.0.2.1", "[::1]", "acme..example", ".acme.example", "acme.example.",
        "-acme.example", "acme-.example", "ac me.example", "acme_x.example", "acme.example/x", "a@acme.example",
        "acme.example:25", "*.acme.example", "acme.123", "xn--\u0000.example"
    })
    void whatIsNoneIsRefused(String typed) {
        assertThatThrownBy(() -> DomainName.parse(typed)).isInstanceOf(Refusal.class);
    }

    @Test
    void nobodyClaimsWhereEverybodyHasAnAddress() {
        assertThatThrownBy(() -> DomainName.parse("GMail.com"))
                .isInstanceOfSatisfying(Refusal.class, refusal ->
                        assertThat(refusal.messageKey()).isEqualTo("networks.domain.everybodys"));
    }

    /** Cyrillic a, Greek omicron, full-width letters, a dotless i, a soft hyphen, a zero-width joiner, digits. */
    @ParameterizedTest
    @ValueSource(strings = {
        "\u0430cme.example", "acm\u0435.example", "acme.ex\u0430mple", "acrne.example", "acme.examp1e",
        "acme-example.example", "acme.example.evil.example", "sub.acme.example", "acmé.example"
    })
    void whatLooksLikeItIsAnother(String alike) {
        assertThat(DomainName.ofEmail("bo@" + alike)).isNotEqualTo(DomainName.ofEmail("bo@acme.example"));
    }

    /** Spellings that DNS itself, and every mail server, takes for the same domain. */
    @ParameterizedTest
    @ValueSource(strings = {"ACME.EXAMPLE", "\uFF41cme.example", "ac\u00ADme.example"})
    void whatIsTheSameDomainToDnsIsTheSame(String same) {
        assertThat(DomainName.ofEmail("bo@" + same)).isEqualTo(DomainName.ofEmail("bo@acme.example"));
    }

    @Test
    void nobodyClaimsWhatThePublicRegistersBelow() {
        assertThat(PublicSuffixes.size()).isGreaterThan(9000);
        for (var suffix : new String[] {"co.uk", "com.br", "github.io", "foo.ck", "\u516c\u53f8.cn", "CO.UK"}) {
            assertThatThrownBy(() -> DomainName.parse(suffix)).as(suffix).isInstanceOfSatisfying(
                    org.aumbry.kernel.Refusal.class, refusal ->
                            assertThat(refusal.messageKey()).isEqualTo("networks.domain.public"));
        }
        for (var name : new String[] {"acme.co.uk", "acme.example", "www.ck", "acme.github.io", "a.foo.ck"}) {
            assertThat(DomainName.parse(name).ascii()).isEqualTo(name);
        }
    }
}
