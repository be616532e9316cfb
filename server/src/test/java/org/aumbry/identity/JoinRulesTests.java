package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.aumbry.networks.DomainName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinRulesTests {

    @ParameterizedTest
    @ValueSource(strings = {
        "bo@acme.example", "BO@ACME.EXAMPLE", "bo.berg@acme.example", "b@acme.example", "bo-berg_2@acme.example",
        "o'neill@acme.example"
    })
    void aPlainAddressMayJoinByItsDomain(String email) {
        assertThat(JoinRules.domain(ProfileRules.emailKey(email))).contains(new DomainName("acme.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "bo+x@acme.example", "bo@evil.example@acme.example", "bo%evil.example@acme.example",
        "evil.example!bo@acme.example", "\"bo\"@acme.example", "bo@acme.example@evil.example", ".bo@acme.example",
        "bo.@acme.example", "b..o@acme.example", "b\u043E@acme.example", "bo @acme.example", "bo\u0000@acme.example",
        "@acme.example", "acme.example", "bo@", "bo@[192.0.2.1]", "bo\r\nbcc:x@acme.example", "bo,cy@acme.example"
    })
    void anAddressThatCouldBeMistakenMayNot(String email) {
        assertThat(JoinRules.domain(ProfileRules.emailKey(email))).isEmpty();
    }
}
