package org.aumbry.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.aumbry.kernel.Egress.UNLIMITED;

import java.io.IOException;
import org.aumbry.federation.ProviderSettings.GroupSearch;
import org.aumbry.federation.ProviderSettings.Ldap;
import org.aumbry.federation.ProviderSettings.Reading;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in at a real slapd. */
class LdapDirectoryTests {

    private static final LdapDirectory DIRECTORY =
            new LdapDirectory(new Outgoing(new FederationSettings(true), UNLIMITED));

    private static Slapd slapd;

    @BeforeAll
    static void start() throws IOException {
        slapd = Slapd.start();
    }

    @AfterAll
    static void stop() {
        slapd.close();
    }

    @Test
    void theRightPasswordProvesThePersonOverEveryTransport() {
        for (var settings : new Ldap[] {
            settings(slapd.tls(), slapd.authority()), settings(slapd.plain(), slapd.authority()),
                    settings(slapd.plain(), "")
        }) {
            var arrival = signIn(settings, "bo", Slapd.PASSWORD);
            assertThat(arrival.name()).isEqualTo("Bo Berg");
            assertThat(arrival.email()).isEqualTo("bo@acme.example");
            assertThat(arrival.subject()).hasSizeGreaterThan(30).matches("[0-9a-f]+");
            assertThat(arrival.groups()).containsExactlyInAnyOrder("lawyers", "legal", "circle");
        }
    }

    @Test
    void aNameOfEverySignIsFoundAsItself() {
        assertThat(signIn(settings(slapd.plain(), ""), "cy*(x)\\", Slapd.PASSWORD).name()).isEqualTo("Cy Casal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "b*", "bo)(uid=*", "bo)(|(uid=*", "*)(objectClass=*", "bo\0", "\\2a", "", " ",
            "nobody"})
    void aNameThatIsAFilterFindsNobody(String login) {
        assertThatThrownBy(() -> signIn(settings(slapd.plain(), ""), login, Slapd.PASSWORD)).hasMessage("password");
    }

    @Test
    void anEmptyOrWrongPasswordIsRefused() {
        for (var wrong : new String[] {"", "Plum jam in a cellar", "x".repeat(1025), Slapd.PASSWORD + " "}) {
            assertThatThrownBy(() -> signIn(settings(slapd.plain(), ""), "bo", wrong)).hasMessage("password");
        }
    }

    @Test
    void severalPeopleUnderOneNameAreNobody() {
        var everyone = new Ldap(slapd.plain(), "", Slapd.SERVICE, Slapd.BASE, "(|(uid={login})(sn=*))",
                new Reading("entryUUID", "cn", "mail"), null);
        assertThatThrownBy(() -> signIn(everyone, "bo", Slapd.PASSWORD)).hasMessage("several-people");
    }

    @Test
    void aCertificateOfAnotherAuthorityOrNameIsRefused() {
        assertThatThrownBy(() -> signIn(settings(slapd.tls(), ""), "bo", Slapd.PASSWORD))
                .isInstanceOf(NotProvenException.class);
        var byAddress = slapd.tls().replace("localhost", "127.0.0.1");
        assertThatThrownBy(() -> signIn(settings(byAddress, slapd.authority()), "bo", Slapd.PASSWORD))
                .isInstanceOf(NotProvenException.class);
        var startTls = slapd.plain().replace("localhost", "127.0.0.1");
        assertThatThrownBy(() -> signIn(settings(startTls, slapd.authority()), "bo", Slapd.PASSWORD))
                .isInstanceOf(NotProvenException.class);
    }

    @Test
    void theServiceAccountIsNeededAndTheBaseToo() {
        DIRECTORY.look(settings(slapd.tls(), slapd.authority()), Slapd.SERVICE_PASSWORD);
        assertThatThrownBy(() -> DIRECTORY.look(settings(slapd.plain(), ""), "wrong")).hasMessage("ldap-49");
        assertThatThrownBy(() -> DIRECTORY.look(settings(slapd.plain(), ""), null)).hasMessage("no-service-password");
        var elsewhere = new Ldap(slapd.plain(), "", Slapd.SERVICE, "ou=elsewhere," + Slapd.BASE, "(uid={login})",
                new Reading("entryUUID", "cn", "mail"), null);
        assertThatThrownBy(() -> DIRECTORY.look(elsewhere, Slapd.SERVICE_PASSWORD)).hasMessage("no-base");
    }

    @Test
    void internalAddressesAreRefusedWhereTheyAreNotAllowed() {
        var strict = new LdapDirectory(new Outgoing(new FederationSettings(false), UNLIMITED));
        assertThatThrownBy(() -> strict.look(settings(slapd.plain(), ""), Slapd.SERVICE_PASSWORD))
                .hasMessage("internal-address");
    }

    private static Arrival signIn(Ldap settings, String login, String password) {
        return DIRECTORY.signIn(
                settings, Slapd.SERVICE_PASSWORD, new LdapDirectory.Typed(login, password, java.time.Instant.EPOCH));
    }

    private static Ldap settings(String url, String authority) {
        return new Ldap(
                url, authority, Slapd.SERVICE, "ou=people," + Slapd.BASE, "(uid={login})",
                new Reading("entryUUID", "cn", "mail"),
                new GroupSearch("ou=groups," + Slapd.BASE, "(member={dn})", "cn"));
    }
}
