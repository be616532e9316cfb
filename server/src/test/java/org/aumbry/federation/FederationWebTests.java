package org.aumbry.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.identity.GroupKind;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Role;
import org.aumbry.identity.Users;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.Networks;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages on which administrators set providers up, the directory's sign-in form, and what outsiders see of both. */
@AumbryTest
class FederationWebTests {

    private static Slapd slapd;

    @Autowired
    World world;

    @Autowired
    Users users;

    @Autowired
    Groups groups;

    @Autowired
    Networks networks;

    @Autowired
    NetworkPolicy policy;

    @Autowired
    FederationStoreAccess store;

    @Autowired
    TransportProbe transport;

    @Autowired
    ProviderAnswerProbe answers;

    private Person admin;
    private Browser office;

    @BeforeAll
    static void start() throws IOException {
        slapd = Slapd.start();
    }

    @AfterAll
    static void stop() {
        slapd.close();
    }

    @BeforeEach
    void aNetworkOfItsOwn() {
        var tag = UUID.randomUUID().toString();
        admin = world.network("Acme " + tag, "Ana Acosta", "ana-" + tag + "@directory.example");
        office = world.signIn(admin);
    }

    @Test
    void anAdministratorAddsTestsEnablesChangesAndRemovesAProvider() {
        var form = office.get("/admin/sign-in/new?kind=ldap");
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.body()).contains("name=\"bindDn\"", "type=\"password\"");
        var path = add(ldap("members"));
        assertThat(office.get("/admin/sign-in").body()).contains("Acme directory", "Not enabled");
        assertThat(world.browser().get(start(path)).status()).isEqualTo(404);

        assertThat(office.post(path + "/test").status()).isEqualTo(303);
        assertThat(office.post(path + "/enable").status()).isEqualTo(303);
        assertThat(office.get("/admin/sign-in").body()).contains("Enabled");
        assertThat(world.browser().get(start(path)).status()).isEqualTo(200);

        var changed = ldap("guests");
        changed.put("name", "Acme staff");
        changed.remove("secret");
        assertThat(office.post(path, changed).status()).isEqualTo(303);
        assertThat(office.get(path).body()).contains("Acme staff").doesNotContain(Slapd.SERVICE_PASSWORD);
        // The secret stayed.
        assertThat(office.post(path + "/test").status()).isEqualTo(303);

        assertThat(office.post(path + "/disable").status()).isEqualTo(303);
        assertThat(world.browser().get(start(path)).status()).isEqualTo(404);
        assertThat(office.post(path + "/remove").status()).isEqualTo(303);
        assertThat(office.get(path).status()).isEqualTo(404);
        assertThat(journal()).contains(
                "sign-in-provider.add", "sign-in-provider.test", "sign-in-provider.enable", "sign-in-provider.change",
                "sign-in-provider.disable", "sign-in-provider.remove");
        assertThat(store.text(admin.tenant())).doesNotContain(Slapd.SERVICE_PASSWORD, "Acme staff");
    }

    @Test
    void theLastWayInIsNotTakenAway() {
        var path = add(ldap("members"));
        assertThat(office.post(path + "/enable").status()).isEqualTo(303);
        world.as(admin, who -> {
            policy.become(who, new PolicyValues(Map.of(PolicyOption.PASSWORD_SIGN_IN, "off"), Set.of()));
            return true;
        });
        var refused = office.post(path + "/disable");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Nobody who administers this network could sign in any more");
        assertThat(office.post(path + "/remove").status()).isEqualTo(409);
        assertThat(world.browser().get(start(path)).status()).as("still offered").isEqualTo(200);
    }

    @Test
    void changesAskForAFreshLook() {
        var path = add(ldap("members"));
        store.change(admin.tenant(), "update session set proven_at = proven_at - interval '20 minutes'");
        for (var act : List.of("/enable", "/disable", "/remove", "/groups/add", "/groups/remove")) {
            assertThat(office.post(path + act, "value", "staff", "group", UUID.randomUUID().toString()).location())
                    .as(act).startsWith("/step-up");
        }
        assertThat(office.post(path, ldap("guests")).location()).startsWith("/step-up");
        assertThat(office.post("/admin/terms", "text", "Be kind.").location()).startsWith("/step-up");
        assertThat(office.post("/admin/domains", "domain", "directory.example").location()).startsWith("/step-up");
        assertThat(store.rows(admin.tenant(), "select 1 from terms")).isEmpty();
    }

    @Test
    void whatDoesNotAnswerIsNotEnabled() {
        var wrong = ldap("members");
        wrong.put("secret", "not the password");
        var path = add(wrong);
        var answer = office.post(path + "/enable");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("refuses the name or the secret");
        assertThat(world.browser().get(start(path)).status()).isEqualTo(404);
    }

    @Test
    void whatIsNotOverTlsIsNotEvenKept() {
        for (var issuer : List.of("http://idp.acme.example", "https://", "idp.acme.example",
                "https://x@idp.acme.example")) {
            var answer = office.post("/admin/sign-in", Map.of(
                    "kind", "oidc", "name", "x", "issuer", issuer, "clientId", "x", "newcomers", "nobody"));
            assertThat(answer.status()).as(issuer).isEqualTo(422);
            assertThat(answer.body()).contains("begins with https");
        }
        var directory = ldap("nobody");
        directory.put("url", "http://ldap.acme.example");
        assertThat(office.post("/admin/sign-in", directory).status()).isEqualTo(422);
        directory.put("url", slapd.tls());
        directory.put("filter", "(uid=everyone)");
        assertThat(office.post("/admin/sign-in", directory).status()).isEqualTo(422);
        assertThat(store.rows(admin.tenant(), "select 1 from sign_in_provider")).isEmpty();
    }

    @Test
    void aDirectorySignsPeopleInAndPutsThemIntoGroups() {
        var legal = world.as(admin, who -> groups.create(who, GroupKind.PEOPLE, "Legal")).id();
        var path = add(ldap("members"));
        office.post(path + "/groups/add", "value", "legal", "group", legal.toString());
        office.post(path + "/enable");
        var asking = world.browser();
        var form = asking.get(start(path) + "?next=%2Faccount");
        assertThat(form.body()).contains("Acme directory", "value=\"/account\"");

        var answer = asking.post(sso(path) + "/password", "login", "bo", "password", Slapd.PASSWORD, "next",
                "/account");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/account");
        assertThat(asking.get("/account").body()).contains("bo@acme.example");
        var user = world.in(admin.tenant(), () -> users.findByEmail("bo@acme.example")).orElseThrow();
        assertThat(user.role()).isEqualTo(Role.MEMBER);
        assertThat(world.in(admin.tenant(), () -> groups.closure(user.id()))).containsExactly(legal);

        office.post(path + "/disable");
        assertThat(asking.get("/account").status()).isEqualTo(303);
    }

    @Test
    void aWrongNameAndAWrongPasswordLookTheSameAndSoonHaveToWait() {
        var path = add(ldap("members"));
        office.post(path + "/enable");
        var guesser = world.browser();
        var known = guesser.post(sso(path) + "/password", "login", "bo", "password", "wrong");
        var unknown = guesser.post(sso(path) + "/password", "login", "ba", "password", "wrong");
        assertThat(known.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(known.body().replace("value=\"bo\"", "")).isEqualTo(unknown.body().replace("value=\"ba\"", ""));
        int last = 0;
        for (int i = 0; i < 6 && last != 429; i++) {
            last = guesser.post(sso(path) + "/password", "login", "bo", "password", "wrong").status();
        }
        assertThat(last).isEqualTo(429);
        assertThat(journal()).contains("sign-in.refused");
    }

    @Test
    void theSignInAddressOfANetworkShowsItsProvidersAndNothingOfPersons() {
        var path = add(ldap("members"));
        office.post(path + "/enable");
        var slug = world.in(admin.tenant(), () -> networks.current().slug());
        var page = world.browser().get("/sign-in/" + slug + "?next=%2Fspaces");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Acme directory", start(path) + "?next=%2Fspaces");
        assertThat(world.browser().get("/sign-in/nobody-is-here").status()).isEqualTo(404);
        assertThat(world.browser().get("/sign-in").body()).doesNotContain("Acme directory");
    }

    @Test
    void outsidersSeeNothing() {
        var path = add(ldap("members"));
        var bo = world.signIn(world.add(admin, "Bo Berg", "bo-" + admin.email(), Role.MEMBER));
        var dee = world.browserOf(world.dee());
        var nothing = "/admin/sign-in/" + UUID.randomUUID();
        for (var asker : new Browser[] {bo, dee}) {
            assertThat(asker.get(path).status()).isEqualTo(404);
            for (var act : List.of("", "/test", "/enable", "/disable", "/remove", "/groups/add", "/groups/remove")) {
                var there = asker.post(path + act, "value", "x", "name", "x", "newcomers", "nobody");
                var nowhere = asker.post(nothing + act, "value", "x", "name", "x", "newcomers", "nobody");
                assertThat(there.status()).as(act).isEqualTo(404);
                assertThat(there.body().length()).as(act).isEqualTo(nowhere.body().length());
            }
        }
        assertThat(bo.get("/admin/sign-in").status()).isEqualTo(404);
        assertThat(bo.get("/admin/sign-in/new?kind=oidc").status()).isEqualTo(404);
        assertThat(bo.post("/admin/sign-in", ldap("members")).status()).isEqualTo(404);
        assertThat(dee.get("/admin/sign-in").body()).doesNotContain("Acme directory");
        assertThat(office.get(path).status()).isEqualTo(200);
    }

    @Test
    void formsOfOtherSitesAreTakenOnlyWhereProvidersSendThem() {
        var path = add(ldap("members"));
        var foreign = world.browser().with("Sec-Fetch-Site", "cross-site").with("Origin", "https://elsewhere.example");
        assertThat(foreign.postBare(sso(path) + "/password", Map.of("login", "bo")).status()).isEqualTo(403);
        assertThat(foreign.postBare("/sign-in", Map.of("email", "x")).status()).isEqualTo(403);
        assertThat(foreign.postBare(sso(path) + "/acs", Map.of("SAMLResponse", "x")).status()).isEqualTo(404);
        assertThat(foreign.postBare("/sso/x/y/acs", Map.of("SAMLResponse", "x")).status()).isEqualTo(403);
    }

    @Test
    void theProbesSeeAProviderThatIsNotOverTlsOrDoesNotAnswer() {
        var path = add(ldap("members"));
        office.post(path + "/enable");
        assertThat(look(transport).holds()).isTrue();
        assertThat(look(answers).holds()).as(look(answers).observed()).isTrue();
        assertThat(look(answers).observed()).startsWith("1 enabled providers answered");

        var id = new ProviderId(UUID.fromString(path.substring("/admin/sign-in/".length())));
        store.plain(admin.tenant(), id, "http://ldap.acme.example");
        assertThat(look(transport).holds()).isFalse();
        assertThat(look(transport).observed()).doesNotContain("ldap.acme.example");
        store.plain(admin.tenant(), id, "ldap://localhost:1");
        assertThat(look(transport).holds()).isTrue();
        assertThat(look(answers).holds()).isFalse();
    }

    @Test
    void theProbeSeesACertificateThatHasExpired() {
        var good = new SamlFixture(java.time.Instant.now().plusSeconds(86_400));
        var saml = new LinkedHashMap<>(Map.of(
                "kind", "saml", "name", "Acme login", "metadata", SamlMetadata.kept(good.settings()), "newcomers",
                        "nobody"));
        var path = add(saml);
        assertThat(office.post(path + "/enable").status()).isEqualTo(303);
        assertThat(look(answers).observed()).contains("1 have certificates that end within 14 days");

        var expired = new SamlFixture(java.time.Instant.now().minusSeconds(1));
        saml.put("metadata", SamlMetadata.kept(expired.settings()));
        assertThat(office.post(path, saml).status()).isEqualTo(303);
        assertThat(look(answers).holds()).isFalse();
        assertThat(look(answers).observed()).contains("certificate-expired");
    }

    @Test
    void aProviderStaysTheSameProvider() {
        var good = new SamlFixture(java.time.Instant.now().plusSeconds(86_400));
        var saml = new LinkedHashMap<>(Map.of(
                "kind", "saml", "name", "Acme login", "metadata", SamlMetadata.kept(good.settings()), "newcomers",
                        "nobody"));
        var path = add(saml);
        saml.put("metadata", SamlMetadata.kept(good.settings()).replace(SamlFixture.ENTITY,
                "https://idp.globex.example"));
        var answer = office.post(path, saml);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("That would be another provider");
        saml.remove("metadata");
        assertThat(office.post(path, saml).status()).isEqualTo(303);
        assertThat(office.get(path).body()).contains(SamlFixture.ENTITY);
    }

    private org.aumbry.kernel.Probe.Result look(org.aumbry.kernel.Probe probe) {
        return world.in(admin.tenant(), probe::look);
    }

    private String add(Map<String, String> fields) {
        var answer = office.post("/admin/sign-in", fields);
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return answer.location();
    }

    private String sso(String path) {
        return path.replace("/admin/sign-in/", "/sso/" + admin.tenant() + "/");
    }

    private String start(String path) {
        return sso(path) + "/start";
    }

    private static LinkedHashMap<String, String> ldap(String newcomers) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("kind", "ldap");
        fields.put("name", "Acme directory");
        fields.put("url", slapd.tls());
        fields.put("authority", slapd.authority());
        fields.put("bindDn", Slapd.SERVICE);
        fields.put("secret", Slapd.SERVICE_PASSWORD);
        fields.put("base", "ou=people," + Slapd.BASE);
        fields.put("filter", "(uid={login})");
        fields.put("groupBase", "ou=groups," + Slapd.BASE);
        fields.put("newcomers", newcomers);
        return fields;
    }

    private List<String> journal() {
        return store.rows(admin.tenant(), "select verb from journal_entry").stream()
                .map(row -> (String) row.get("verb"))
                .toList();
    }
}
