package org.aumbry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.aumbry.identity.GroupKind;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Role;
import org.aumbry.journal.Journal;
import org.aumbry.journal.JournalCursor;
import org.aumbry.journal.Outcome;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Refusal;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@AumbryTest
class AccessModuleTests {

    private static final Set<Permission> ALL = EnumSet.allOf(Permission.class);
    private static final Set<Permission> READ = EnumSet.of(Permission.VIEW, Permission.DOWNLOAD);

    @Autowired
    private World world;

    @Autowired
    private Access access;

    @Autowired
    private Grants grants;

    @Autowired
    private Groups groups;

    @Autowired
    private Journal journal;

    @Autowired
    private TransactionTemplate transaction;

    private Person ana;
    private Person bo;
    private Person cy;
    private final ObjectRef plans = new ObjectRef("space", UUID.randomUUID());
    private AccessClass space;

    @BeforeEach
    void spaceOfAna() {
        ana = world.ana();
        bo = world.bo();
        cy = world.cy();
        space = asAna(() -> grants.createRoot(
                ana.principal(), plans, List.of(GrantSpec.allow(Subject.user(ana.principal().user()), ALL))));
    }

    @Test
    void aGrantCountsForTheNextQuestionAndItsEndToo() {
        assertThat(boCan(Permission.VIEW, space)).isFalse();

        var grant = asAna(() -> grants.grant(ana.principal(), space, GrantSpec.allow(boAsSubject(), READ)));
        assertThat(boCan(Permission.DOWNLOAD, space)).isTrue();

        asAna(() -> {
            grants.revoke(ana.principal(), grant);
            return true;
        });
        assertThat(boCan(Permission.VIEW, space)).isFalse();
    }

    @Test
    void whatARolledBackTransactionSawIsForgotten() {
        asAna(() -> transaction.execute(status -> {
            grants.grant(ana.principal(), space, GrantSpec.allow(boAsSubject(), READ));
            assertThat(access.allows(bo.principal(), Permission.VIEW, space)).isTrue();
            status.setRollbackOnly();
            return true;
        }));

        assertThat(boCan(Permission.VIEW, space)).isFalse();
    }

    @Test
    void leavingAGroupEndsWhatItGave() {
        var group = asAna(() -> groups.create(ana.principal(), GroupKind.PEOPLE, "Legal " + UUID.randomUUID()));
        asAna(() -> {
            groups.add(ana.principal(), group.id(), bo.principal().user());
            return grants.grant(ana.principal(), space, GrantSpec.allow(Subject.group(group.id()), READ));
        });
        assertThat(boCan(Permission.VIEW, space)).isTrue();

        asAna(() -> {
            groups.remove(ana.principal(), group.id(), bo.principal().user());
            return true;
        });
        assertThat(boCan(Permission.VIEW, space)).isFalse();
    }

    @Test
    void nobodyGivesMoreThanTheyHaveOrChangesTheirOwn() {
        asAna(() -> grants.grant(
                ana.principal(), space,
                GrantSpec.allow(boAsSubject(), EnumSet.of(Permission.VIEW, Permission.SHARE))));

        assertThatThrownBy(() -> asBo(() -> grants.grant(
                        bo.principal(), space, GrantSpec.allow(Subject.user(cy.principal().user()), READ))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("more-than-own");
        assertThatThrownBy(() -> asBo(() -> grants.grant(
                        bo.principal(), space, GrantSpec.allow(boAsSubject(), Set.of(Permission.VIEW)))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("own-rights");
        assertThatThrownBy(() -> asBo(() -> grants.grant(
                        bo.principal(), space,
                        new GrantSpec(Subject.user(cy.principal().user()), Effect.DENY, READ, null))))
                .isInstanceOf(Refusal.class)
                .extracting(refusal -> ((Refusal) refusal).code())
                .isEqualTo(Refusal.Code.DENIED);
    }

    @Test
    void aRefusalIsJournaledAndLooksLikeNothingToOutsiders() {
        assertThatThrownBy(() -> asBo(() -> {
                    access.require(bo.principal(), Permission.VIEW, space, plans);
                    return true;
                }))
                .isInstanceOf(Refusal.class)
                .extracting(refusal -> ((Refusal) refusal).code())
                .isEqualTo(Refusal.Code.NOT_FOUND);

        asBo(() -> {
            journal.settle();
            return true;
        });
        var entry = asAna(() -> journal.ofObject(plans.id(), JournalCursor.newest(), 5)).getFirst();
        assertThat(entry.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(entry.reason()).isEqualTo("not-visible");
        assertThat(entry.user()).isEqualTo(bo.principal().user());
    }

    @Test
    void cuttingOffKeepsThePeopleOnlyWhenAsked() {
        asAna(() -> grants.grant(ana.principal(), space, GrantSpec.allow(boAsSubject(), READ)));
        var kept = below(true);
        var alone = below(true);
        asAna(() -> {
            grants.breakInheritance(ana.principal(), kept, true);
            grants.breakInheritance(ana.principal(), alone, false);
            return true;
        });

        assertThat(boCan(Permission.DOWNLOAD, kept)).isTrue();
        assertThat(boCan(Permission.VIEW, alone)).isFalse();
        boolean ownersRight = asAna(() -> access.allows(ana.principal(), Permission.MANAGE, alone));
        assertThat(ownersRight).isTrue();

        asAna(() -> {
            grants.restoreInheritance(ana.principal(), alone);
            return true;
        });
        assertThat(boCan(Permission.VIEW, alone)).isTrue();
    }

    @Test
    void reachCountsPeopleAndKnowsEveryone() {
        assertThat(reach()).isEqualTo(new Reach(Reach.ONLY_YOU, 1, 0));

        asAna(() -> grants.grant(ana.principal(), space, GrantSpec.allow(Subject.user(cy.principal().user()), READ)));
        assertThat(reach()).isEqualTo(new Reach(Reach.PEOPLE, 2, 1));

        asAna(() -> grants.grant(ana.principal(), space, GrantSpec.allow(Subject.everyone(), READ)));
        assertThat(reach().level()).isEqualTo(Reach.EVERYONE);
    }

    @Test
    void everyoneLeavesGuestsOut() {
        asAna(() -> grants.grant(ana.principal(), space, GrantSpec.allow(Subject.everyone(), READ)));

        assertThat(boCan(Permission.VIEW, space)).isTrue();
        boolean guest = world.in(cy.tenant(), () -> access.allows(cy.principal(), Permission.VIEW, space));
        assertThat(guest).isFalse();
    }

    @Test
    void theAnswerWhyNamesTheGrantAndTheWay() {
        var newcomer = world.add(ana, "Bo Twin", "twin-" + UUID.randomUUID() + "@acme.example", Role.MEMBER);
        var outer = asAna(() -> groups.create(ana.principal(), GroupKind.PEOPLE, "Outer " + UUID.randomUUID()));
        var inner = asAna(() -> groups.create(ana.principal(), GroupKind.PEOPLE, "Inner " + UUID.randomUUID()));
        asAna(() -> {
            groups.add(ana.principal(), outer.id(), inner.id());
            groups.add(ana.principal(), inner.id(), newcomer.principal().user());
            return grants.grant(ana.principal(), space, GrantSpec.allow(Subject.group(outer.id()), READ));
        });
        var document = below(true);

        var decision = asAna(() -> access.why(
                ana.principal(), newcomer.principal().user(), Permission.DOWNLOAD, document,
                new ObjectRef("document", UUID.randomUUID())));

        assertThat(decision.allowed()).isTrue();
        var reason = decision.reasons().getFirst();
        assertThat(reason.here()).isFalse();
        assertThat(reason.at().object()).isEqualTo(plans);
        assertThat(reason.path()).containsExactly(outer.id(), inner.id());
    }

    private AccessClass below(boolean inherits) {
        var document = new ObjectRef("document", UUID.randomUUID());
        return asAna(() -> grants.createBelow(ana.principal(), document, space, inherits));
    }

    private Reach reach() {
        return asAna(() -> access.reach(ana.principal(), space));
    }

    private boolean boCan(Permission permission, AccessClass accessClass) {
        return asBo(() -> access.allows(bo.principal(), permission, accessClass));
    }

    private Subject boAsSubject() {
        return Subject.user(bo.principal().user());
    }

    private <T> T asAna(Supplier<T> work) {
        return world.in(ana.tenant(), work);
    }

    private <T> T asBo(Supplier<T> work) {
        return world.in(bo.tenant(), work);
    }
}
