package org.aumbry.spaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.aumbry.identity.GroupKind;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Role;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Deleting a space and bringing it back, by plain forms; groups that belong to a space as a whole. */
@AumbryTest
class DeletionTests {

    @Autowired World world;
    @Autowired Spaces spaces;
    @Autowired Memberships memberships;
    @Autowired Deletions deletions;
    @Autowired Groups groups;

    private Person owner;
    private Person member;
    private String name;
    private SpaceId space;

    @BeforeEach
    void aSpaceWithAMember() {
        var tag = UUID.randomUUID().toString();
        owner = world.add(world.ana(), "Owner", "owner-" + tag + "@acme.example", Role.MEMBER);
        member = world.add(world.ana(), "Member", "member-" + tag + "@acme.example", Role.MEMBER);
        name = "Going " + tag;
        space = world.as(owner, who -> spaces.add(who, new SpaceSettings(name, "", JoinMode.OPEN, true)).id());
        world.as(owner, who -> done(() -> memberships.add(who, space, member.id())));
    }

    @Test
    void aDeletedSpaceIsNowhereForAnybodyAndComesBackAsItWas() {
        var browser = world.signIn(owner);
        var settings = "/spaces/" + space + "/delete";
        assertThat(browser.post(settings, "confirm", "not its name").status()).isEqualTo(422);
        assertThat(world.signIn(member).post(settings, "confirm", name).status()).isEqualTo(403);
        assertThat(browser.post(settings, "confirm", "  " + name.toUpperCase(Locale.ROOT)).status())
                .isEqualTo(303);

        var someone = world.signIn(member);
        for (var asker : new Browser[] {browser, someone, world.browserOf(world.bo())}) {
            assertThat(asker.get("/spaces/" + space).status()).isEqualTo(404);
            assertThat(asker.get("/spaces/" + space + "/door").status()).isEqualTo(404);
            assertThat(asker.get("/api/v1/spaces").body()).doesNotContain(space.toString());
            assertThat(asker.post("/spaces/" + space + "/join", "note", "").status()).isEqualTo(404);
        }
        assertThat(someone.get("/spaces").body()).doesNotContain(name, "Deleted");
        assertThat(someone.post("/spaces/" + space + "/restore").status()).isEqualTo(404);
        assertThat(world.browserOf(world.dee()).post("/spaces/" + space + "/restore").status()).isEqualTo(404);
        assertThat(browser.get("/spaces").body()).contains(name, "/spaces/" + space + "/restore");
        assertThat(world.browserOf(world.ana()).get("/spaces").body())
                .as("an administrator of the network learns no name").contains(space.toString()).doesNotContain(name);

        assertThat(browser.post("/spaces/" + space + "/restore").status()).isEqualTo(303);
        assertThat(someone.get("/spaces/" + space).body()).contains(name);
    }

    @Test
    void theNetworksAdministratorBringsItBackToo() {
        world.as(owner, who -> done(() -> deletions.delete(who, space, name)));
        assertThat(world.browserOf(world.ana()).post("/spaces/" + space + "/restore").status()).isEqualTo(303);
        assertThat(world.signIn(member).get("/spaces/" + space).status()).isEqualTo(200);
    }

    @Test
    void itIsGoneOnlyWhenItsTimeIsOver() {
        world.as(owner, who -> done(() -> deletions.delete(who, space, name)));
        world.as(owner, who -> done(() -> deletions.finish(Principal.system(who.tenant(), who.user()), space)));
        world.as(owner, who -> done(() -> deletions.restore(who, space)));
        assertThat(world.as(member, who -> spaces.get(who, space)).name()).isEqualTo(name);
    }

    @Test
    void aGroupBelongsAsAWholeAndIsNamedAsTheReason() {
        var group = new GroupId[1];
        var late = world.add(world.ana(), "Late", "late-" + UUID.randomUUID() + "@acme.example", Role.MEMBER);
        world.as(world.ana(), who -> done(() -> {
            group[0] = groups.create(admin(who), GroupKind.PEOPLE, "Team " + UUID.randomUUID()).id();
            groups.add(admin(who), group[0], late.id());
        }));
        var called = world.as(world.ana(), who -> groups.get(group[0]).name());
        var browser = world.signIn(owner);
        assertThat(world.signIn(member).post("/spaces/" + space + "/groups", "act", "members", "group",
                group[0].toString()).status()).isEqualTo(403);
        assertThat(browser.post("/spaces/" + space + "/groups", "act", "members", "group", group[0].toString())
                .status()).isEqualTo(303);

        assertThat(browser.get("/spaces/" + space + "/members").body()).contains("Comes with the group " + called);
        assertThat(browser.get("/access/space/" + space + "/people").body()).contains("› " + called);
        var lateBrowser = world.signIn(late);
        assertThat(lateBrowser.get("/spaces/" + space).status()).isEqualTo(200);
        assertThat(lateBrowser.get("/spaces/" + space + "/settings").status()).isEqualTo(403);
        browser.post("/spaces/" + space + "/groups", "act", "admins", "group", group[0].toString());
        assertThat(lateBrowser.get("/spaces/" + space + "/settings").status()).isEqualTo(200);
        assertThatThrownBy(() -> world.as(late, who -> done(() -> memberships.remove(who, space, owner.id()))))
                .as("somebody by themselves stays administrator").isInstanceOf(Refusal.class);
        browser.post("/spaces/" + space + "/groups", "act", "remove", "group", group[0].toString());
        assertThat(memberships(late)).isFalse();
    }

    private boolean memberships(Person person) {
        return world.as(person, who -> spaces.these(who, List.of(space)).containsKey(space));
    }

    private static Principal admin(Principal who) {
        return new Principal(
                who.tenant(), who.user(), false, true, who.session(), who.token(), who.scopes(), who.address());
    }

    private static boolean done(Runnable act) {
        act.run();
        return true;
    }
}
