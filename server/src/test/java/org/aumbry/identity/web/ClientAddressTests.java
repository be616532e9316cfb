package org.aumbry.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTests {

    private final ClientAddress direct = new ClientAddress(new ProxySettings(List.of()));
    private final ClientAddress behind = new ClientAddress(new ProxySettings(List.of("10.0.0.0/8", "2001:db8::1")));

    @Test
    void withoutTrustedProxiesNobodyCanSayWhereTheyComeFrom() {
        assertThat(direct.of("203.0.113.9", List.of("127.0.0.1", "10.0.0.1"))).isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10.1.1.1     | 198.51.100.7                       | 198.51.100.7
            10.1.1.1     | 1.1.1.1, 198.51.100.7              | 198.51.100.7
            10.1.1.1     | 1.1.1.1, 198.51.100.7, 10.2.2.2    | 198.51.100.7
            10.1.1.1     | 198.51.100.7, evil, 10.2.2.2       | 10.2.2.2
            10.1.1.1     | ''                                 | 10.1.1.1
            10.1.1.1     | localhost                          | 10.1.1.1
            10.1.1.1     | [2001:db8:9::5]                    | 2001:db8:9:0:0:0:0:5
            10.1.1.1     | ::ffff:198.51.100.7                | 198.51.100.7
            203.0.113.9  | 198.51.100.7                       | 203.0.113.9
            2001:db8:0:0:0:0:0:1 | 198.51.100.7               | 198.51.100.7
            2001:db8:0:0:0:0:0:2 | 198.51.100.7               | 2001:db8:0:0:0:0:0:2
            """)
    void theLastAddressThatNoTrustedProxyHasIsTheClients(String connection, String said, String client) {
        assertThat(behind.of(connection, List.of(said.split(",", -1)))).isEqualTo(client);
    }

    @Test
    void aWrongSettingStopsTheStart() {
        assertThatThrownBy(() -> new ClientAddress(new ProxySettings(List.of("proxy.example"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ClientAddress(new ProxySettings(List.of("10.0.0.0/33"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
