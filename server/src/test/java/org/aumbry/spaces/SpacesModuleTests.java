package org.aumbry.spaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.function.Consumer;
import org.aumbry.access.Access;
import org.aumbry.identity.Role;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Spaces, who is in them, and where the power of their administrators ends. */
@AumbryTest
class SpacesModuleTests {

    @Autowired World world;
    @Autowired Spaces spaces;
    @Autowired Memberships memberships;
    @Autowired Access access;

    private void as(Person person, Consumer<Principal> work) {
        world.as(person, who -> {
            work.accept(who);
            return null;
        });
    }

    private Space space(JoinMode mode, boolean listed) {
        return world.as(world.ana(), ana ->
                spaces.add(ana, new SpaceSettings("Space " + UUID.randomUUID(), "For trying", mode, listed)));
    }

    private static void refused(Refusal.Code code, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN,       true,  MEMBER",
        "REQUEST,    true,  REQUESTED",
        "INVITATION, true,  DENIED",
        "OPEN,       false, NOT_FOUND",
        "REQUEST,    false, NOT_FOUND",
        "INVITATION, false, NOT_FOUND",
    })
    void theWayInFollowsModeAndListing(JoinMode mode, boolean listed, String outcome) {
        var space = space(mode, listed);
        as(world.bo(), bo -> {
            switch (outcome) {
                case "MEMBER", "REQUESTED" ->
                    assertThat(memberships.join(bo, space.id(), "")).isEqualTo(Standing.valueOf(outcome));
                default -> refused(Refusal.Code.valueOf(outcome), () -> memberships.join(bo, space.id(), ""));
            }
        });
        as(world.cy(), cy -> refused(Refusal.Code.NOT_FOUND, () -> memberships.join(cy, space.id(), "")));
        as(world.dee(), dee -> refused(Refusal.Code.NOT_FOUND, () -> memberships.join(dee, space.id(), "")));
    }

    @Test
    void aListedSpaceShowsNameAndPurposeToTheNetworkAndAHiddenOneNothing() {
        var listed = space(JoinMode.REQUEST, true);
        var hidden = space(JoinMode.REQUEST, false);
        as(world.bo(), bo -> {
            assertThat(spaces.browse(bo)).extracting(SpaceCard::id).contains(listed.id()).doesNotContain(hidden.id());
            assertThat(spaces.card(bo, listed.id()).purpose()).isEqualTo("For trying");
            refused(Refusal.Code.NOT_FOUND, () -> spaces.get(bo, listed.id()));
            refused(Refusal.Code.NOT_FOUND, () -> spaces.card(bo, hidden.id()));
        });
        for (var outsider : new Person[] {world.cy(), world.dee()}) {
            as(outsider, who -> assertThat(spaces.browse(who)).extracting(SpaceCard::id)
                    .doesNotContain(listed.id(), hidden.id()));
        }
    }

    @Test
    void aRequestIsApprovedRefusedOrWithdrawn() {
        var space = space(JoinMode.REQUEST, true);
        as(world.bo(), bo -> memberships.join(bo, space.id(), "Please"));
        as(world.bo(), bo -> {
            refused(Refusal.Code.CONFLICT, () -> memberships.join(bo, space.id(), ""));
            refused(Refusal.Code.NOT_FOUND, () -> memberships.entries(bo, space.id()));
            memberships.withdraw(bo, space.id());
            memberships.join(bo, space.id(), "Again");
        });
        as(world.ana(), ana -> {
            var entry = memberships.waiting(ana).stream().filter(each -> each.space().equals(space.id())).findFirst();
            assertThat(entry.orElseThrow().note()).isEqualTo("Again");
            memberships.refuse(ana, space.id(), entry.get().id());
        });
        as(world.bo(), bo -> memberships.join(bo, space.id(), ""));
        as(world.ana(), ana -> {
            var entry = memberships.entries(ana, space.id()).getFirst();
            var other = space(JoinMode.REQUEST, true);
            refused(Refusal.Code.NOT_FOUND, () -> memberships.approve(ana, other.id(), entry.id()));
            memberships.approve(ana, space.id(), entry.id());
            refused(Refusal.Code.NOT_FOUND, () -> memberships.approve(ana, space.id(), entry.id()));
        });
        as(world.bo(), bo -> assertThat(spaces.card(bo, space.id()).standing()).isEqualTo(Standing.MEMBER));
    }

    @Test
    void anInvitationShowsAHiddenSpaceToThePersonAndLetsThemIn() {
        var space = space(JoinMode.INVITATION, false);
        as(world.ana(), ana -> memberships.invite(ana, space.id(), world.bo().id(), "Join us"));
        as(world.bo(), bo -> {
            assertThat(spaces.card(bo, space.id()).standing()).isEqualTo(Standing.INVITED);
            refused(Refusal.Code.NOT_FOUND, () -> spaces.get(bo, space.id()));
            memberships.accept(bo, space.id());
            assertThat(spaces.get(bo, space.id()).id()).isEqualTo(space.id());
        });
        as(world.ana(), ana -> memberships.invite(ana, space.id(), world.cy().id(), ""));
        as(world.cy(), cy -> {
            memberships.decline(cy, space.id());
            refused(Refusal.Code.NOT_FOUND, () -> spaces.card(cy, space.id()));
        });
    }

    @Test
    void aGuestWhoIsAddedReadsAndNothingMore() {
        var space = space(JoinMode.INVITATION, false);
        as(world.ana(), ana -> memberships.add(ana, space.id(), world.cy().id()));
        as(world.cy(), cy -> {
            assertThat(access.permissions(cy, space.accessClass()))
                    .containsExactlyInAnyOrder(Permission.VIEW, Permission.COMMENT, Permission.DOWNLOAD);
            refused(Refusal.Code.DENIED, () -> spaces.add(cy, new SpaceSettings("No", "", JoinMode.OPEN, true)));
            memberships.leave(cy, space.id());
            refused(Refusal.Code.NOT_FOUND, () -> spaces.get(cy, space.id()));
        });
    }

    @Test
    void aSpaceKeepsAnAdministrator() {
        var space = space(JoinMode.OPEN, true);
        as(world.ana(), ana -> {
            refused(Refusal.Code.CONFLICT, () -> memberships.leave(ana, space.id()));
            refused(Refusal.Code.CONFLICT, () -> memberships.demote(ana, space.id(), world.ana().id()));
            memberships.add(ana, space.id(), world.bo().id());
            memberships.promote(ana, space.id(), world.bo().id());
            memberships.leave(ana, space.id());
            refused(Refusal.Code.NOT_FOUND, () -> spaces.get(ana, space.id()));
        });
        as(world.bo(), bo -> refused(Refusal.Code.CONFLICT, () -> memberships.leave(bo, space.id())));
    }

    @Test
    void membersDoNotAdminister() {
        var space = space(JoinMode.OPEN, true);
        as(world.bo(), bo -> {
            memberships.join(bo, space.id(), "");
            refused(Refusal.Code.DENIED, () -> memberships.add(bo, space.id(), world.cy().id()));
            refused(Refusal.Code.DENIED, () -> memberships.promote(bo, space.id(), world.bo().id()));
            refused(Refusal.Code.DENIED, () -> memberships.remove(bo, space.id(), world.ana().id()));
            refused(Refusal.Code.DENIED, () -> spaces.change(
                    bo, space.id(), new SpaceSettings("Mine", "", JoinMode.OPEN, true)));
        });
    }

    @Test
    void theirPowerEndsAtTheBorderOfTheirSpace() {
        var anas = space(JoinMode.INVITATION, false);
        var bos = world.as(world.bo(), bo -> spaces.add(bo, new SpaceSettings("Bo's", "", JoinMode.OPEN, true)));
        as(world.bo(), bo -> {
            refused(Refusal.Code.NOT_FOUND, () -> memberships.add(bo, anas.id(), world.bo().id()));
            refused(Refusal.Code.NOT_FOUND, () -> memberships.list(bo, anas.id()));
            refused(Refusal.Code.NOT_FOUND, () -> spaces.change(
                    bo, anas.id(), new SpaceSettings("Mine", "", JoinMode.OPEN, true)));
        });
        as(world.ana(), ana -> {
            refused(Refusal.Code.NOT_FOUND, () -> memberships.add(ana, bos.id(), world.ana().id()));
            refused(Refusal.Code.NOT_FOUND, () -> spaces.get(ana, bos.id()));
        });
    }

    @Test
    void aPrivateDriveIsItsOwnersAloneAndAPublicOneEveryonesToRead() {
        var own = world.as(world.ana(), spaces::privateDrive);
        var open = world.as(world.ana(), spaces::publicDrive);
        assertThat(world.as(world.ana(), spaces::privateDrive).id()).isEqualTo(own.id());
        as(world.bo(), bo -> {
            refused(Refusal.Code.NOT_FOUND, () -> spaces.get(bo, own.id()));
            assertThat(access.permissions(bo, open.accessClass())).contains(Permission.VIEW, Permission.DOWNLOAD)
                    .doesNotContain(Permission.EDIT, Permission.SHARE, Permission.MANAGE);
            assertThat(spaces.publicDrives(bo)).extracting(Space::id).contains(open.id());
            refused(Refusal.Code.NOT_FOUND, () -> memberships.list(bo, open.id()));
        });
        for (var outsider : new Person[] {world.cy(), world.dee()}) {
            as(outsider, who -> {
                refused(Refusal.Code.NOT_FOUND, () -> spaces.get(who, own.id()));
                refused(Refusal.Code.NOT_FOUND, () -> spaces.get(who, open.id()));
            });
        }
        as(world.cy(), cy -> refused(Refusal.Code.NOT_FOUND, () -> spaces.publicDrive(cy)));
    }

    @Test
    void drivesAreMadeOnceHoweverManyAskAtTheSameTime() throws Exception {
        var person = world.add(world.ana(), "Eve Ek", "eve-" + UUID.randomUUID() + "@acme.example", Role.MEMBER);
        var found = java.util.concurrent.ConcurrentHashMap.<SpaceId>newKeySet();
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                threads.submit(() -> found.add(world.as(person, spaces::privateDrive).id()));
            }
        }
        assertThat(found).hasSize(1);
    }
}
