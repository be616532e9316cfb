package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Running a part of a network: pages, acts, and that no part leads to another. */
@AumbryTest
class AdminRolesTests {

    @Autowired
    private World world;

    @Autowired
    private AdminRoles roles;

    @Autowired
    private Groups groups;

    @Autowired
    private Users users;

    @Autowired
    private Invitations invitations;

    @Autowired
    private Sessions sessions;

    private Person ana;
    private Person bo;
    private Person di;
    private Person cy;
    private String tag;

    @BeforeEach
    void aNetworkOfOnesOwn() {
        tag = UUID.randomUUID().toString();
        ana = world.network("Areas " + tag, "Ana Acosta", "ana-" + tag + "@acme.example");
        bo = world.add(ana, "Bo Berg", "bo-" + tag + "@acme.example", Role.MEMBER);
        di = world.add(ana, "Di Drake", "di-" + tag + "@acme.example", Role.MEMBER);
        cy = world.add(ana, "Cy Casal", "cy-" + tag + "@acme.example", Role.GUEST);
    }

    @Test
    void anAreaOpensItsPagesAndNoOthersFromTheNextRequestOn() {
        var browser = world.signIn(bo);
        assertThat(browser.get("/admin").status()).isEqualTo(404);
        assertThat(browser.get("/admin/people").status()).isEqualTo(404);

        var desk = role("Help desk", Area.PEOPLE);
        as(ana, who -> roles.give(who, desk.id(), bo.id()));
        assertThat(browser.get("/admin").location()).isEqualTo("/admin/people");
        assertThat(browser.get("/admin/people").body()).contains("/admin/groups").doesNotContain("/admin/policy");
        assertThat(browser.get("/admin/administration").body()).contains("Help desk");
        for (var closed : new String[] {
            "/admin/policy", "/admin/firewall", "/admin/roles", "/admin/x-ray", "/admin/sign-in", "/admin/mail",
            "/admin/assurance", "/admin/network", "/admin/labels", "/admin/terms", "/admin/reviews",
            "/admin/provisioning", "/admin/factors"
        }) {
            assertThat(browser.get(closed).status()).as(closed).isEqualTo(404);
        }

        as(ana, who -> roles.take(who, roles.holders(who).getFirst().id()));
        assertThat(browser.get("/admin/people").status()).isEqualTo(404);
    }

    @Test
    void everyAreaOpensItsFirstPage() {
        var browser = world.signIn(bo);
        as(ana, who -> roles.give(who, role("All", Area.values()).id(), bo.id()));
        for (var open : new String[] {
            "/admin/people", "/admin/policy", "/admin/firewall", "/admin/roles", "/admin/sharing", "/admin/x-ray",
            "/admin/mail", "/admin/assurance", "/admin/network", "/admin/labels", "/admin/terms", "/admin/reviews"
        }) {
            assertThat(browser.get(open).status()).as(open).isEqualTo(200);
        }
        assertThat(browser.get("/admin/sign-in").status()).isEqualTo(404);
        assertThat(browser.get("/admin/provisioning").status()).isEqualTo(404);
    }

    @Test
    void aGroupHandsItOnAndAGuestInItGetsNothing() {
        var inner = made("Inner");
        var outer = made("Outer");
        as(ana, who -> {
            groups.add(who, inner.id(), bo.id());
            groups.add(who, inner.id(), cy.id());
            groups.add(who, outer.id(), inner.id());
            roles.give(who, role("Auditor", Area.AUDIT).id(), outer.id());
        });
        assertThat(world.signIn(bo).get("/admin/x-ray").status()).isEqualTo(200);
        assertThat(world.signIn(cy).get("/admin/x-ray").status()).isEqualTo(404);

        as(ana, who -> groups.remove(who, outer.id(), inner.id()));
        assertThat(world.signIn(bo).get("/admin/x-ray").status()).isEqualTo(404);
    }

    @Test
    void nobodyGivesWhatTheyDoNotHave() {
        var watch = role("Watch", Area.AUDIT);
        var desk = role("Desk", Area.PEOPLE);
        var watchers = made("Watchers");
        as(ana, who -> {
            roles.give(who, desk.id(), bo.id());
            roles.give(who, watch.id(), watchers.id());
            roles.give(who, watch.id(), di.id());
        });
        var deskOnly = administering(bo, Area.PEOPLE);
        refused(deskOnly, who -> roles.add(who, "Mine", Set.of(Area.PEOPLE, Area.POLICIES)));
        refused(deskOnly, who -> roles.change(who, desk.id(), "Desk", Set.of(Area.PEOPLE, Area.MAIL)));
        refused(deskOnly, who -> roles.change(who, watch.id(), "Watch", Set.of(Area.PEOPLE)));
        refused(deskOnly, who -> roles.give(who, watch.id(), bo.id()));
        refused(deskOnly, who -> roles.remove(who, watch.id()));
        refused(deskOnly, who -> groups.add(who, watchers.id(), bo.id()));
        refused(deskOnly, who -> groups.remove(who, watchers.id()));
        refused(deskOnly, who -> users.setRole(who, bo.id(), Role.ADMIN));
        refused(deskOnly, who -> users.setRole(who, ana.id(), Role.MEMBER));
        refused(deskOnly, who -> users.deactivate(who, ana.id()));
        refused(deskOnly, who -> users.deactivate(who, di.id()));
        refused(deskOnly, who -> sessions.revokeAll(who, ana.id()));
        refused(deskOnly, who -> invitations.invite(
                who, new NewUser("Eve", "eve-" + tag + "@acme.example", Role.ADMIN, "en")));
        var own = made("Own");
        refused(deskOnly, who -> groups.add(who, watchers.id(), own.id()));

        as(deskOnly, who -> roles.give(who, roles.add(who, "Second desk", Set.of(Area.PEOPLE)).id(), oneMore()));
        as(deskOnly, who -> groups.add(who, own.id(), di.id()));
        assertThatThrownBy(() -> as(ana, who -> roles.give(who, desk.id(), cy.id())))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void theLastFullAdministratorStaysWhateverOthersHold() {
        as(ana, who -> roles.give(who, role("All", Area.values()).id(), bo.id()));

        refused(ana.principal(), who -> users.setRole(who, ana.id(), Role.MEMBER));
        refused(ana.principal(), who -> users.deactivate(who, ana.id()));
        refused(administering(bo, Area.values()), who -> users.deactivate(who, ana.id()));
    }

    @Test
    void thePageMakesGivesAndTakesAndIsNothingToOthers() {
        var browser = world.signIn(ana);
        assertThat(browser.post("/admin/administration", "name", "Desk", "area", "people").status()).isEqualTo(303);
        assertThat(browser.post("/admin/administration", "name", "Desk", "area", "people").status()).isEqualTo(422);
        assertThat(browser.post("/admin/administration", "name", "None").body()).contains("at least one area");
        var page = browser.get("/admin/administration?q=bo");
        var id = page.find("id=\"role-([0-9a-f-]{36})\"");
        assertThat(page.body()).contains("user:" + bo.id());
        var give = "/admin/administration/" + id + "/give";
        assertThat(browser.post(give, "holder", "user:" + bo.id()).status()).isEqualTo(303);
        assertThat(browser.post(give, "holder", "user:" + cy.id()).status()).isEqualTo(422);
        var held = browser.get("/admin/administration");
        assertThat(held.body()).contains(bo.name());
        assertThat(browser.get("/admin/people/" + bo.id() + "/rights").body()).contains("Desk");

        assertThat(world.signIn(di).get("/admin/administration").status()).isEqualTo(404);
        Browser stranger = world.signIn(world.dee());
        assertThat(stranger.post(give, "holder", "user:" + bo.id()).status()).isEqualTo(404);

        var holder = held.find("holders/([0-9a-f-]{36})/take");
        assertThat(browser.post("/admin/administration/holders/" + holder + "/take").status()).isEqualTo(303);
        assertThat(browser.post("/admin/administration/" + id, "name", "Desks", "area", "mail").status())
                .isEqualTo(303);
        assertThat(browser.post("/admin/administration/" + id + "/remove").status()).isEqualTo(303);
        assertThat(browser.get("/admin/administration").body()).doesNotContain("Desks");
    }

    private UserId oneMore() {
        return world.add(ana, "Fay Ford", "fay-" + tag + "@acme.example", Role.MEMBER).id();
    }

    private AdminRole role(String name, Area... areas) {
        return world.as(ana, who -> roles.add(who, name, EnumSet.copyOf(Set.of(areas))));
    }

    private Group made(String name) {
        return world.as(ana, who -> groups.create(who, GroupKind.PEOPLE, name));
    }

    private Principal administering(Person person, Area... areas) {
        return new Principal(
                person.tenant(), person.id(), false, false, null, null, Set.of("read", "write", "admin"), "127.0.0.1",
                Principal.Proof.NONE, Set.of(areas));
    }

    private void as(Person person, Consumer<Principal> work) {
        as(person.principal(), work);
    }

    private void as(Principal who, Consumer<Principal> work) {
        world.in(who.tenant(), () -> {
            work.accept(who);
            return true;
        });
    }

    private void refused(Principal who, Consumer<Principal> work) {
        assertThatThrownBy(() -> as(who, work)).isInstanceOf(Refusal.class);
    }
}
