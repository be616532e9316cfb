package org.aumbry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.aumbry.kernel.Egress.Party;
import org.aumbry.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the program goes when there is a list, and that whatever it did not go to is told. */
class EgressListTests {

    @ParameterizedTest
    @CsvSource({
        "mail.example, mail.example, 587, true",
        "mail.example, MAIL.example., 25, true",
        "mail.example, mail.example.evil.example, 587, false",
        "mail.example, evil-mail.example, 587, false",
        "mail.example:587, mail.example, 587, true",
        "mail.example:587, mail.example, 25, false",
        "*.idp.example, login.idp.example, 443, true",
        "*.idp.example, idp.example, 443, false",
        "*.idp.example, evilidp.example, 443, false",
        "192.0.2.7:53, 192.0.2.7, 53, true",
        "[2001:db8::1]:6514, [2001:db8::1], 6514, true",
        "[2001:db8::1], 2001:db8::1, 1, true"
    })
    void anEntryNamesWhatItSays(String entry, String host, int port, boolean named) {
        assertThat(EgressRules.names(entry, host, port)).isEqualTo(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "https://mail.example", "mail.example/x", "a b", "mail.example:", "*.*"})
    void whatIsNoHostIsNoEntry(String entry) {
        assertThatThrownBy(() -> new EgressSettings(List.of(entry))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutAListEverythingIsPermittedAndWithOneOnlyWhatItNames() {
        assertThat(list().permits(Party.COLLECTOR, "anywhere.example", 443)).isTrue();
        assertThat(list().limited()).isFalse();
        var limited = list("mail.example:587", "*.idp.example");
        assertThat(limited.permits(Party.MAIL_SERVER, "mail.example", 587)).isTrue();
        assertThat(limited.takeRefused()).isEmpty();
        assertThat(limited.permits(Party.COLLECTOR, "anywhere.example", 443)).isFalse();
        assertThat(limited.permits(Party.COLLECTOR, "anywhere.example", 443)).isFalse();
        assertThat(limited.takeRefused())
                .containsExactly(Map.entry(new EgressList.Refused(Party.COLLECTOR, "anywhere.example", 443), 2L));
        assertThat(limited.takeRefused()).as("taken once").isEmpty();
    }

    @Test
    void whoeverAsksForEverMoreDestinationsFillsNoMemory() {
        var limited = list("mail.example");
        for (int port = 1; port <= 1000; port++) {
            limited.permits(Party.PROVIDER, "anywhere.example", port);
        }
        assertThat(limited.takeRefused()).hasSizeLessThanOrEqualTo(200);
    }

    private static EgressList list(String... allowed) {
        return new EgressList(new EgressSettings(List.of(allowed)), new TestClock());
    }
}
