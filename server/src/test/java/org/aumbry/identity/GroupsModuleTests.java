package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.Refusal;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AumbryTest
class GroupsModuleTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    World world;

    @Autowired
    Groups groups;

    @Autowired
    Journal journal;

    @Autowired
    Users users;

    @Autowired
    IdentityStoreAccess store;

    @Test
    void peopleReachEveryGroupAroundTheirs() {
        var inner = create("inner");
        var middle = create("middle");
        var outer = create("outer");
        ana(() -> {
            groups.add(world.ana().principal(), inner, world.bo().id());
            groups.add(world.ana().principal(), middle, inner);
            groups.add(world.ana().principal(), outer, middle);
        });
        Set<GroupId> around = world.as(world.bo(), who -> groups.closure(who.user()));
        assertThat(around).contains(inner, middle, outer);
        var paths = world.as(world.ana(), who -> groups.people(List.of(outer)));
        assertThat(paths).containsExactly(new GroupPath(world.bo().id(), List.of(outer, middle, inner)));
        ana(() -> groups.remove(world.ana().principal(), middle, inner));
        Set<GroupId> left = world.as(world.bo(), who -> groups.closure(who.user()));
        assertThat(left).contains(inner).doesNotContain(middle, outer);
    }

    @Test
    void noWayRoundPutsAGroupIntoItself() {
        var a = create("a");
        var b = create("b");
        var c = create("c");
        ana(() -> {
            groups.add(world.ana().principal(), a, b);
            groups.add(world.ana().principal(), b, c);
        });
        for (var inside : List.of(a, b)) {
            assertThatThrownBy(() -> ana(() -> groups.add(world.ana().principal(), c, inside)))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.messageKey())
                            .isEqualTo("identity.group.circle"));
        }
        assertThatThrownBy(() -> ana(() -> groups.add(world.ana().principal(), a, a))).isInstanceOf(Refusal.class);
    }

    @Test
    void twoChangesAtOnceCloseNoCircleBetweenThem() {
        for (int round = 0; round < 10; round++) {
            var a = create("left");
            var b = create("right");
            var refused = new AtomicInteger();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                threads.submit(() -> tryNesting(a, b, refused));
                threads.submit(() -> tryNesting(b, a, refused));
            }
            assertThat(refused).hasValue(1);
        }
    }

    @Test
    void onlyAdministratorsChangeGroupsOfPeopleAndTheTryIsRecorded() {
        var group = create("closed");
        for (var person : List.of(world.bo(), world.cy())) {
            assertThatThrownBy(() -> world.as(person, who -> {
                groups.add(who, group, who.user());
                return null;
            })).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                    .isEqualTo(Refusal.Code.NOT_FOUND));
        }
        journal.settle();
        var tries = store.rows(world.acme(), "select outcome from journal_entry where verb = 'group.add-member'"
                + " and user_id = ? and outcome = 'denied'", world.bo().id().value());
        assertThat(tries).isNotEmpty();
    }

    @Test
    void anotherNetworkKnowsNoneOfItsGroups() {
        var group = create("acme only");
        assertThatThrownBy(() -> world.as(world.dee(), who -> groups.get(group))).isInstanceOf(Refusal.class);
        List<Group> theirs = world.as(world.dee(), who -> groups.list(null, 1000));
        assertThat(theirs).noneMatch(each -> each.id().equals(group));
        assertThatThrownBy(() -> world.as(world.dee(), who -> users.get(world.ana().id())))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void namesOfGroupsOfPeopleAreTakenOnceInWhateverCase() {
        var name = "Plant " + NUMBER.incrementAndGet();
        ana(() -> groups.create(world.ana().principal(), GroupKind.PEOPLE, name));
        assertThatThrownBy(() -> ana(
                        () -> groups.create(world.ana().principal(), GroupKind.PEOPLE,
                                name.toUpperCase(java.util.Locale.ROOT))))
                .isInstanceOf(Refusal.class);
        ana(() -> {
            groups.create(world.ana().principal(), GroupKind.SPACE_MEMBERS, name);
            groups.create(world.ana().principal(), GroupKind.SPACE_MEMBERS, name);
        });
    }

    @Test
    void deactivatedPeopleAreInNoGroupsReach() {
        var leaver =
                world.add(world.ana(), "Leaver", "leaver" + NUMBER.incrementAndGet() + "@acme.example", Role.MEMBER);
        var group = create("leavers");
        ana(() -> groups.add(world.ana().principal(), group, leaver.id()));
        List<GroupPath> before = world.as(world.ana(), who -> groups.people(List.of(group)));
        assertThat(before).hasSize(1);
        ana(() -> users.deactivate(world.ana().principal(), leaver.id()));
        List<GroupPath> after = world.as(world.ana(), who -> groups.people(List.of(group)));
        assertThat(after).isEmpty();
        assertThat(world.as(world.ana(), who -> groups.memberships()).roles()).doesNotContainKey(leaver.id());
    }

    @Test
    void whatMembershipsWereIsKept() {
        var group = create("kept");
        ana(() -> groups.add(world.ana().principal(), group, world.bo().id()));
        ana(() -> groups.remove(world.ana().principal(), group, world.bo().id()));
        var kept = store.rows(
                world.acme(), "select valid_from, valid_to from group_member_history where group_id = ?",
                group.value());
        assertThat(kept).hasSize(1);
    }

    private void tryNesting(GroupId outer, GroupId inner, AtomicInteger refused) {
        try {
            ana(() -> groups.add(world.ana().principal(), outer, inner));
        } catch (Refusal circle) {
            refused.incrementAndGet();
        }
    }

    private GroupId create(String name) {
        Person ana = world.ana();
        return world.as(ana, who -> groups.create(who, GroupKind.PEOPLE, name + " " + NUMBER.incrementAndGet()).id());
    }

    private void ana(Runnable work) {
        world.as(world.ana(), who -> {
            work.run();
            return null;
        });
    }
}
