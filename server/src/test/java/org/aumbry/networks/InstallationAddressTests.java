package org.aumbry.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What the installation calls itself in mails and to other services. */
class InstallationAddressTests {

    @Test
    void whatWasSetCountsWithoutItsSlash() {
        assertThat(base("https://papers.acme.example/", Map.of("local.server.port", 8443)))
                .isEqualTo("https://papers.acme.example");
        assertThat(base("https://papers.acme.example:8443", Map.of())).isEqualTo("https://papers.acme.example:8443");
    }

    @Test
    void withoutOneTheFirstHostAndThePortAreTaken() {
        assertThat(base(null, Map.of("local.server.port", 8443))).isEqualTo("https://localhost:8443");
        assertThat(base(null, Map.of("local.server.port", 443, "aumbry.web.hosts[0]", "papers.acme.example")))
                .isEqualTo("https://papers.acme.example");
        assertThat(base(null, Map.of("local.server.port", 443, "aumbry.web.hosts", "a.acme.example, b.acme.example")))
                .isEqualTo("https://a.acme.example");
    }

    @Test
    void anAddressThatIsMoreOrLessThanAHostIsRefused() {
        for (var wrong : new String[] {
            "http://papers.acme.example", "https://a@papers.acme.example", "https://papers.acme.example/x",
            "https://papers.acme.example?x", "papers.acme.example", "https:///"
        }) {
            assertThatThrownBy(() -> new AddressSettings(URI.create(wrong)))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void passkeysAnswerAtEachPortOfTheSameName() {
        assertThat(address("https://papers.acme.example", Map.of()).origins())
                .containsExactly("https://papers.acme.example");
        assertThat(address("https://papers.acme.example", Map.of(
                        "aumbry.web.operators-port", 9443, "aumbry.web.second-port", 8444)).origins())
                .containsExactlyInAnyOrder(
                        "https://papers.acme.example", "https://papers.acme.example:9443",
                        "https://papers.acme.example:8444");
    }

    private static String base(@Nullable String set, Map<String, Object> properties) {
        return address(set, properties).base();
    }

    private static InstallationAddress address(@Nullable String set, Map<String, Object> properties) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return new InstallationAddress(new AddressSettings(set == null ? null : URI.create(set)), environment);
    }
}
