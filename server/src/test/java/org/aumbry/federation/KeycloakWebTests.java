package org.aumbry.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.identity.GroupKind;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Role;
import org.aumbry.identity.Users;
import org.aumbry.kernel.GroupId;
import org.aumbry.testing.Answer;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Signing in by OpenID Connect and SAML against a real Keycloak, from the administrator's form to the ended session.
 */
@Tag("slow")
@AumbryTest
class KeycloakWebTests {

    private static Keycloak keycloak;

    @Autowired
    World world;

    @Autowired
    Users users;

    @Autowired
    Groups groups;

    @Autowired
    FederationStoreAccess store;

    private Person admin;
    private Browser office;

    @BeforeAll
    static void start() throws IOException {
        keycloak = Keycloak.start();
    }

    @AfterAll
    static void stop() {
        keycloak.close();
    }

    @BeforeEach
    void aNetworkOfItsOwn() {
        var tag = UUID.randomUUID().toString();
        admin = world.network("Acme " + tag, "Ana Acosta", "ana-" + tag + "@keycloak.example");
        office = world.signIn(admin);
    }

    @Test
    void aNewcomerComesInByOpenIdConnectAndIsPutIntoGroups() {
        var legal = world.as(admin, who -> groups.create(who, GroupKind.PEOPLE, "Lawyers")).id();
        var provider = oidc("newcomers", "members");
        map(provider, "legal", legal);

        var bo = signIn(provider, "bo");

        assertThat(bo.get("/").status()).isEqualTo(200);
        var user = world.in(admin.tenant(), () -> users.findByEmail("bo@acme.example")).orElseThrow();
        assertThat(user.role()).isEqualTo(Role.MEMBER);
        assertThat(user.name()).isEqualTo("Bo Berg");
        assertThat(world.in(admin.tenant(), () -> groups.closure(user.id()))).containsExactly(legal);
        assertThat(store.verbs(admin.tenant())).contains(
                "sign-in-provider.add", "sign-in-provider.enable", "sign-in-provider.link", "sign-in");

        // The second time nobody is made, and whoever left the group there leaves it here.
        keycloak.leave("bo", "legal");
        signIn(provider, "bo");
        assertThat(world.in(admin.tenant(), () -> groups.closure(user.id()))).isEmpty();
        assertThat(store.rows(admin.tenant(), "select 1 from provider_person")).hasSize(1);
    }

    @Test
    void nobodyIsLetInWhoIsNotWelcome() {
        var closed = oidc("closed", "nobody");
        assertRefused(answer(closed, world.browser(), "bo"));
        // Keycloak says that cy's address is not verified.
        var open = oidc("open", "members");
        assertRefused(answer(open, world.browser(), "cy"));
        assertThat(world.in(admin.tenant(), () -> users.findByEmail("cy@acme.example"))).isEmpty();
        assertThat(store.verbs(admin.tenant())).contains("sign-in.refused");
    }

    @Test
    void anAccountIsFoundByAddressOnlyWhereTheAdministratorTrustsIt() {
        var bo = world.add(admin, "Bo Berg", "bo@acme.example", Role.GUEST);
        var distrusted = oidc("distrusted", "members");
        assertRefused(answer(distrusted, world.browser(), "bo"));

        var trusted = oidc("trusted", "nobody", "addresses", "on");
        signIn(trusted, "bo");
        assertThat(store.rows(admin.tenant(), "select user_id from provider_person").getFirst().get("user_id"))
                .isEqualTo(bo.id().value());
        assertThat(world.in(admin.tenant(), () -> users.get(bo.id())).role()).isEqualTo(Role.GUEST);
    }

    @Test
    void anAnswerCountsOnceInTheBrowserThatAskedAndForTheProviderThatWasAsked() {
        var provider = oidc("bound", "members");
        var asking = world.browser();
        var callback = callback(provider, asking, "bo");

        assertRefused(world.browser().get(callback));
        assertRefused(asking.get(callback.replaceFirst("state=[^&]+", "state=made-up")));
        // The browser's way ends with the first answer, whatever that was.
        assertRefused(asking.get(callback));

        var again = callback(provider, asking, "bo");
        var other = oidc("other", "members");
        assertRefused(asking.get(again.replace(provider.id, other.id)));
        assertRefused(asking.get(again.replaceFirst("iss=[^&]+", "iss=" + encoded("https://elsewhere.example"))));

        var third = callback(provider, asking, "bo");
        assertThat(asking.get(third).status()).isEqualTo(303);
        assertThat(asking.get("/").status()).isEqualTo(200);
        assertRefused(asking.get(third));
    }

    @Test
    void keycloakEndsTheSessionsItLetInAtOnce() {
        var provider = oidc("ending", "members");
        var bo = signIn(provider, "bo");
        assertThat(bo.get("/account").status()).isEqualTo(200);

        keycloak.logout("bo");

        assertThat(bo.get("/account").status()).isEqualTo(303);
        var forged = world.browser().postBare("/sso/" + admin.tenant() + "/" + provider.id + "/logout",
                Map.of("logout_token", "e30.e30.e30"));
        assertThat(forged.status()).isEqualTo(400);
    }

    @Test
    void signingOutLeadsToWhereKeycloakForgetsThePersonToo() {
        var provider = oidc("leaving", "members");
        var bo = signIn(provider, "bo");

        var out = bo.post("/sign-out");
        assertThat(out.location()).isEqualTo("/sso/" + admin.tenant() + "/" + provider.id + "/signed-out");
        assertThat(bo.sessionCookie()).isEmpty();
        var page = bo.get(out.location());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("/protocol/openid-connect/logout?").doesNotContain("id_token_hint");
    }

    @Test
    void aKeyThatIsNewAtKeycloakIsFetchedWhenItIsSeen() {
        var provider = oidc("rotating", "members");
        signIn(provider, "bo");
        keycloak.rotate();
        signIn(provider, "bo");
    }

    @Test
    void aSecondFactorCountsWhereTheNetworkTrustsTheProviderInIt() {
        var both = "{federated,federated-second}";
        signIn(oidc("plain", "members"), "bo");
        assertThat(store.factors(admin.tenant())).contains("{federated}").doesNotContain(both);
        // Keycloak says acr=1 of someone who has just signed in.
        var trusted = oidc("strong", "nobody", "addresses", "on", "strong", "1 gold");
        signIn(trusted, "bo");
        assertThat(store.factors(admin.tenant())).contains(both);
    }

    @Test
    void nothingOfASecretOrTokenIsShownOrRecorded() {
        var provider = oidc("quiet", "members");
        signIn(provider, "bo");
        var page = office.get("/admin/sign-in/" + provider.id);
        assertThat(page.body()).doesNotContain("client-secret-of-quiet");
        assertThat(store.text(admin.tenant())).doesNotContain("client-secret", "eyJ");
    }

    @Test
    void samlSignsPeopleInAndAnAssertionCountsOnce() {
        var legal = world.as(admin, who -> groups.create(who, GroupKind.PEOPLE, "Staff")).id();
        var provider = saml();
        map(provider, "staff", legal);
        var asking = world.browser();
        var response = samlResponse(provider, asking, "bo");
        var acs = "/sso/" + admin.tenant() + "/" + provider.id + "/acs";

        assertRefused(world.browser().postBare(acs, Map.of("SAMLResponse", response)));
        var flow = asking.cookie("__Host-aumbry-sso");
        assertThat(asking.postBare(acs, Map.of("SAMLResponse", response)).status()).isEqualTo(303);
        assertThat(asking.get("/account").status()).isEqualTo(200);
        var user = world.in(admin.tenant(), () -> users.findByEmail("bo@acme.example")).orElseThrow();
        assertThat(world.in(admin.tenant(), () -> groups.closure(user.id()))).containsExactly(legal);

        var thief = world.browser();
        thief.setCookie("__Host-aumbry-sso", flow);
        assertRefused(thief.postBare(acs, Map.of("SAMLResponse", response)));
        assertThat(office.get("/admin/sign-in/" + provider.id).body()).contains(keycloak.issuer());
        assertThat(store.rows(admin.tenant(), "select 1 from used_assertion")).hasSize(1);
    }

    @Test
    void formsOfOtherTabsOutliveALookByKeycloakAndNoSignInOfItsOwn() {
        var provider = oidc("looking", "members");
        var bo = signIn(provider, "bo");
        var form = bo.formToken();
        var session = bo.sessionCookie();

        assertThat(bo.get(callback(provider, bo, "bo", "?fresh=true")).status()).isEqualTo(303);
        assertThat(bo.sessionCookie()).isNotEqualTo(session);
        assertThat(bo.formToken()).as("a look keeps the forms of other tabs").isEqualTo(form);
        assertThat(bo.cookie("__Host-aumbry-look")).as("a look ends once").isEmpty();
        assertThat(sent(bo, form)).isEqualTo(303);
        var thief = world.browser();
        thief.setCookie("__Host-aumbry", session);
        assertThat(thief.get("/account").status()).as("the earlier sign-in is over").isEqualTo(303);

        assertThat(answer(provider, bo, "bo").status()).isEqualTo(303);
        assertThat(bo.formToken()).as("a sign-in of its own changes it").isNotEqualTo(form);
        assertThat(sent(bo, form)).isEqualTo(403);
    }

    @Test
    void aLookIsForItsOwnSignInAlone() {
        var provider = oidc("only-own", "members");
        var bo = signIn(provider, "bo");
        var form = bo.formToken();
        var callback = callback(provider, bo, "bo", "?fresh=true");
        // Somebody ends the sign-in while its person is away.
        assertThat(store.change(admin.tenant(), "update session set ended_at = now()")).isPositive();
        assertThat(bo.get(callback).status()).isEqualTo(303);
        assertThat(bo.formToken()).isNotEqualTo(form);

        var other = world.signIn(world.add(admin, "Di Drew", "di-" + UUID.randomUUID() + "@acme.example", Role.MEMBER));
        var others = other.formToken();
        assertThat(other.get(callback(provider, other, "bo", "?fresh=true")).status()).isEqualTo(303);
        assertThat(other.formToken()).as("bo came back where somebody else had left").isNotEqualTo(others);
    }

    /** The answer of SAML is a form of another site, with which browsers keep the cookie of the sign-in back. */
    @Test
    void formsOfOtherTabsOutliveALookBySaml() {
        var provider = saml();
        var acs = "/sso/" + admin.tenant() + "/" + provider.id + "/acs";
        var bo = world.browser();
        assertThat(bo.postBare(acs, Map.of("SAMLResponse", samlResponse(provider, bo, "bo"))).status()).isEqualTo(303);
        var form = bo.formToken();

        var answered = new KeycloakVisitor(keycloak).signIn(start(provider, bo, "?fresh=true"), "bo");
        var crossing = world.browser();
        for (var name : List.of("__Host-aumbry-sso", "__Host-aumbry-look")) {
            crossing.setCookie(name, bo.cookie(name));
        }
        assertThat(crossing.postBare(acs, Map.of("SAMLResponse", KeycloakVisitor.samlResponse(answered)))
                        .status())
                .isEqualTo(303);
        assertThat(crossing.formToken()).isEqualTo(form);
        assertThat(sent(crossing, form)).isEqualTo(303);
        assertThat(bo.get("/account").status()).as("the earlier sign-in is over").isEqualTo(303);
    }

    private static int sent(Browser browser, String form) {
        return browser.postBare("/account/wishes", Map.of("mails", "true", "_csrf", form)).status();
    }

    @Test
    void encryptedAssertionsAreTakenAndSessionsEndBothWaysBySignedRequests() {
        var provider = newSaml();
        var exits = new KeycloakExits(world, keycloak, "/sso/" + admin.tenant() + "/" + provider.id);
        exits.register();
        enable(provider);
        exits.walk();
        assertThat(store.verbs(admin.tenant())).contains("session.revoke");
        assertThat(store.text(admin.tenant())).doesNotContain("persistent");
    }

    @Test
    void ourMetadataIsWhatKeycloakNeeds() {
        var provider = saml();
        var xml = world.browser().get("/sso/" + admin.tenant() + "/" + provider.id + "/metadata");
        assertThat(xml.status()).isEqualTo(200);
        var root = SamlXml.parse(xml.bytes()).getDocumentElement();
        assertThat(root.getAttribute("entityID")).endsWith("/sso/" + admin.tenant() + "/" + provider.id + "/metadata");
        assertThat(xml.body()).contains("WantAssertionsSigned=\"true\"", "/acs\"");
    }

    private record Made(String id) {}

    private Made oidc(String name, String newcomers, String... more) {
        var fields = new LinkedHashMap<>(Map.of(
                "kind", "oidc", "name", name, "issuer", keycloak.issuer(), "clientId", name + "-" + admin.tenant(),
                "secret", "client-secret-of-" + name, "groupsClaim", "groups", "newcomers", newcomers));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        var made = made(office.post("/admin/sign-in", fields));
        var base = world.base() + "/sso/" + admin.tenant() + "/" + made.id;
        keycloak.add(KeycloakClients.oidc(fields.get("clientId"), name, base, world.base().toString()));
        enable(made);
        return made;
    }

    private Made newSaml() {
        return made(office.post("/admin/sign-in", Map.of(
                "kind", "saml", "name", "Keycloak", "metadataUrl", keycloak.metadata(), "newcomers", "members",
                "nameAttribute", "name", "emailAttribute", "email", "groupsAttribute", "groups")));
    }

    private Made saml() {
        var made = newSaml();
        var base = world.base() + "/sso/" + admin.tenant() + "/" + made.id;
        keycloak.add(KeycloakClients.saml(base));
        enable(made);
        return made;
    }

    private static Made made(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return new Made(answer.location().substring("/admin/sign-in/".length()));
    }

    private void enable(Made made) {
        var answer = office.post("/admin/sign-in/" + made.id + "/enable");
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
    }

    private void map(Made provider, String value, GroupId group) {
        assertThat(office.post("/admin/sign-in/" + provider.id + "/groups/add",
                        "value", value, "group", group.toString()).status())
                .isEqualTo(303);
    }

    private String start(Made provider, Browser browser) {
        return start(provider, browser, "");
    }

    private String start(Made provider, Browser browser, String query) {
        var answer = browser.get("/sso/" + admin.tenant() + "/" + provider.id + "/start" + query);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).startsWith(keycloak.base());
        return answer.location();
    }

    /** The path and query with which Keycloak sends the browser back. */
    private String callback(Made provider, Browser browser, String user) {
        return callback(provider, browser, user, "");
    }

    private String callback(Made provider, Browser browser, String user, String query) {
        var address = start(provider, browser, query);
        assertThat(address).contains("code_challenge_method=S256", "nonce=", "state=");
        var sent = new KeycloakVisitor(keycloak).signIn(address, user);
        var back = URI.create(sent.headers().firstValue("location")
                .orElseThrow(() -> new AssertionError(sent.statusCode() + " " + sent.body())));
        return back.getRawPath() + "?" + back.getRawQuery();
    }

    private String samlResponse(Made provider, Browser browser, String user) {
        return KeycloakVisitor.samlResponse(new KeycloakVisitor(keycloak).signIn(start(provider, browser), user));
    }

    private Answer answer(Made provider, Browser browser, String user) {
        return browser.get(callback(provider, browser, user));
    }

    private Browser signIn(Made provider, String user) {
        var browser = world.browser();
        var answer = answer(provider, browser, user);
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        assertThat(browser.sessionCookie()).isNotEmpty();
        return browser;
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).isIn(401, 404);
        assertThat(answer.header("set-cookie").filter(each -> each.startsWith("__Host-aumbry=")))
                .as("no sign-in")
                .isEmpty();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
