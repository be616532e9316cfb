package org.aumbry.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who the client is, for every spelling that proxies and liars use: the lines of client-address.tsv. */
class ClientAddressTests {

    private static final Path SPELLINGS = Path.of("src/test/resources/identity/client-address.tsv");
    private static final List<String> PROXIES = List.of("10.0.0.0/8", "2001:db8::1");

    record Spelling(ProxySettings.Header header, String hops, String connection, List<String> lines, String client) {

        static Spelling of(String line) {
            var cells = line.split("\t", -1);
            return new Spelling(
                    ProxySettings.Header.valueOf(cells[0].toUpperCase(java.util.Locale.ROOT).replace('-', '_')),
                    cells[1],
                    cells[2],
                    Arrays.asList(cells[3].replace('␉', '\t').split(" ¦ ", -1)),
                    cells[4]);
        }
    }

    static Stream<Spelling> spellings() throws IOException {
        return Files.readAllLines(SPELLINGS).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Spelling::of);
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void theLastAddressThatNoTrustedProxyHasIsTheClients(Spelling spelling) {
        var behind = new ClientAddress(new ProxySettings(PROXIES, spelling.header()));
        assertThat(behind.ofLines(spelling.connection(), spelling.lines())).isEqualTo(spelling.client());
    }

    @Test
    void thereAreSpellingsOfEveryKind() throws IOException {
        assertThat(spellings().map(Spelling::lines).distinct().count()).isGreaterThan(200);
        for (var hops : List.of("direct", "1 hop", "2 hops")) {
            for (var header : ProxySettings.Header.values()) {
                for (var client : List.of("198.51.100.7", "2001:db8:9:0:0:0:0:5")) {
                    assertThat(spellings().filter(each -> each.hops().equals(hops) && each.header() == header)
                            .anyMatch(each -> hops.equals("direct") || each.client().equals(client)))
                            .as(hops + " " + header + " " + client).isTrue();
                }
            }
        }
    }

    @Test
    void withoutTrustedProxiesNobodyCanSayWhereTheyComeFrom() {
        var direct = new ClientAddress(new ProxySettings(List.of(), ProxySettings.Header.X_FORWARDED_FOR));
        assertThat(direct.ofLines("10.1.1.1", List.of("127.0.0.1, 10.0.0.1"))).isEqualTo("10.1.1.1");
    }

    @Test
    void aWrongSettingStopsTheStart() {
        for (var wrong : List.of("proxy.example", "10.0.0.0/33", "10.0.0.0/", "999.0.0.1")) {
            assertThatThrownBy(() -> new ClientAddress(
                            new ProxySettings(List.of(wrong), ProxySettings.Header.X_FORWARDED_FOR)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
