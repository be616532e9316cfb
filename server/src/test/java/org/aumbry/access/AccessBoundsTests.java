package org.aumbry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.aumbry.data.TenantScope;
import org.aumbry.identity.Group;
import org.aumbry.identity.GroupKind;
import org.aumbry.identity.Groups;
import org.aumbry.identity.GuestTerms;
import org.aumbry.identity.Role;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.TestClock;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What bounds rights beside grants: profiles, roles, the end of a guest's time, sharing rules, depth. */
@AumbryTest
class AccessBoundsTests {

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
    private Roles roles;

    @Autowired
    private ShareRules rules;

    @Autowired
    private GuestTerms terms;

    @Autowired
    private NetworkPolicy policy;

    @Autowired
    private AccessStore store;

    @Autowired
    private PeopleSource people;

    @Autowired
    private OracleProbe oracle;

    @Autowired
    private TenantScope scope;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    private Person ana;
    private Person bo;
    private Person cy;
    private AccessClass plans;

    @BeforeEach
    void networkOfItsOwn() {
        var tag = UUID.randomUUID().toString();
        ana = world.network("Bounds " + tag, "Ana Acosta", "ana-" + tag + "@acme.example");
        bo = world.add(ana, "Bo Berg", "bo-" + tag + "@acme.example", Role.MEMBER);
        cy = world.add(ana, "Cy Casal", "cy-" + tag + "@acme.example", Role.GUEST);
        plans = here(() -> grants.createRoot(
                ana.principal(), new ObjectRef("space", UUID.randomUUID()),
                List.of(GrantSpec.allow(Subject.user(ana.id()), ALL))));
    }

    @Test
    void aRoleThatLosesAPermissionTakesItFromItsGrantsAndGivesNothingBack() {
        var role = here(() -> roles.add(ana.principal(), "Reviewers", Set.of(Permission.COMMENT, Permission.EDIT)));
        give(bo, role.permissions(), role.id());
        assertThat(can(bo, Permission.EDIT)).isTrue();

        int narrowed = here(() -> roles.change(ana.principal(), role.id(), "Reviewers", Set.of(Permission.COMMENT)));
        assertThat(narrowed).isEqualTo(1);
        assertThat(can(bo, Permission.EDIT)).isFalse();
        assertThat(can(bo, Permission.COMMENT)).isTrue();

        here(() -> roles.change(ana.principal(), role.id(), "Reviewers", ALL));
        assertThat(can(bo, Permission.EDIT)).isFalse();
        assertThat(can(bo, Permission.MANAGE)).isFalse();
    }

    @Test
    void aProfileIsTheMostAPersonMayDoAndNobodySetsTheirOwn() {
        var reader = here(() -> roles.add(ana.principal(), "Readers", READ));
        give(bo, ALL, null);
        here(() -> {
            roles.assign(ana.principal(), bo.id(), reader.id());
            return true;
        });

        assertThat(here(() -> access.permissions(bo.principal(), plans))).isEqualTo(READ);
        var why = here(() -> access.why(
                ana.principal(), bo.id(), Permission.EDIT, plans, new ObjectRef("space", UUID.randomUUID())));
        assertThat(why.allowed()).isFalse();
        assertThat(why.capped()).isTrue();
        assertThat(here(oracle::look).holds()).isTrue();
        refused("own-rights", () -> {
            roles.assign(ana.principal(), ana.id(), reader.id());
            return true;
        });
        refused("role-in-use", () -> {
            roles.remove(ana.principal(), reader.id());
            return true;
        });
        assertThatThrownBy(() -> here(() -> roles.add(bo.principal(), "Mine", ALL))).isInstanceOf(Refusal.class);

        here(() -> {
            roles.assign(ana.principal(), bo.id(), null);
            return true;
        });
        assertThat(here(() -> access.permissions(bo.principal(), plans))).isEqualTo(ALL);
    }

    @Test
    void aGuestSeesNothingFromTheMomentTheirTimeEnds() {
        var watch = new TestClock();
        watch.advance(Duration.between(watch.instant(), clock.instant()));
        var end = watch.instant().plus(Duration.ofHours(1));
        give(cy, READ, null);
        here(() -> {
            terms.set(ana.principal(), cy.id(), end);
            return true;
        });
        var answers = new AccessCache(store, new KnownRights(store, scope), people, scope, watch);

        assertThat(asked(() -> answers.map(cy.id()).allows(Permission.VIEW, plans))).isTrue();
        assertThat(asked(() -> answers.audience(plans).members())).hasSize(2);
        watch.advance(Duration.between(watch.instant(), end).minusMillis(1));
        assertThat(asked(() -> answers.map(cy.id()).allows(Permission.VIEW, plans))).isTrue();
        watch.advance(Duration.ofMillis(1));
        assertThat(asked(() -> answers.map(cy.id()).allows(Permission.VIEW, plans))).isFalse();
        assertThat(asked(() -> answers.audience(plans).members())).hasSize(1);
    }

    @Test
    void aGuestWhoseTimeIsOverIsNotSignedInAnyMore() {
        var browser = world.signIn(cy);
        assertThat(browser.get("/").status()).isEqualTo(200);
        here(() -> {
            terms.set(ana.principal(), cy.id(), clock.instant());
            return true;
        });
        assertThat(browser.get("/").status()).isNotEqualTo(200);
        assertThat(here(oracle::look).holds()).isTrue();
        assertThatThrownBy(() -> here(() -> {
                    terms.set(ana.principal(), cy.id(), clock.instant().plus(Duration.ofDays(9000)));
                    return true;
                }))
                .hasMessageContaining("too-long");
    }

    @Test
    void groupsStandInEachOtherNoDeeperThanStated() {
        var chain = new ArrayList<Group>();
        for (int i = 0; i <= Groups.DEEPEST; i++) {
            var name = "Level " + i;
            chain.add(here(() -> groups.create(ana.principal(), GroupKind.PEOPLE, name)));
        }
        for (int i = 1; i < Groups.DEEPEST; i++) {
            nest(chain.get(i - 1), chain.get(i));
        }
        refused("too-deep", () -> {
            groups.add(ana.principal(), chain.get(Groups.DEEPEST - 1).id(), chain.get(Groups.DEEPEST).id());
            return true;
        });
        refused("circle", () -> {
            groups.add(ana.principal(), chain.get(Groups.DEEPEST - 1).id(), chain.getFirst().id());
            return true;
        });
        here(() -> {
            groups.add(ana.principal(), chain.get(Groups.DEEPEST - 1).id(), bo.id());
            return grants.grant(ana.principal(), plans, GrantSpec.allow(Subject.group(chain.getFirst().id()), READ));
        });
        assertThat(can(bo, Permission.VIEW)).isTrue();
    }

    @Test
    void theFirstSharingRuleThatFitsDecidesInThePreviewAndWhenSaving() {
        here(() -> rules.add(
                ana.principal(), ShareRule.Who.ANYONE, null, null, Set.of(ShareTarget.GUESTS), false));
        var toCy = GrantSpec.allow(Subject.user(cy.id()), READ);
        var object = new ObjectRef("space", UUID.randomUUID());
        assertThat(here(() -> rules.refusal(ana.principal(), plans, object, toCy))).isPresent();
        refused("rule.guests", () -> grants.grant(ana.principal(), plans, toCy));
        give(bo, READ, null);

        var exception = here(() -> rules.add(
                ana.principal(), ShareRule.Who.ADMIN, null, null, Set.of(ShareTarget.GUESTS), true));
        refused("rule.guests", () -> grants.grant(ana.principal(), plans, toCy));
        here(() -> {
            rules.raise(ana.principal(), exception.id());
            return true;
        });
        give(cy, READ, null);
        assertThat(can(cy, Permission.VIEW)).isTrue();
    }

    @Test
    void aRuleCanKeepThingsWithinTheirSpace() {
        give(bo, READ, null);
        here(() -> rules.add(ana.principal(), ShareRule.Who.ANYONE, null, null, Set.of(ShareTarget.BEYOND), false));
        var memo = here(() -> grants.createBelow(
                ana.principal(), new ObjectRef("document", UUID.randomUUID()), plans, true));
        refused("rule.beyond", () -> grants.grant(
                ana.principal(), memo, GrantSpec.allow(Subject.user(cy.id()), READ)));
        refused("rule.beyond", () -> grants.grant(ana.principal(), memo, GrantSpec.allow(Subject.everyone(), READ)));
        here(() -> grants.grant(ana.principal(), memo, GrantSpec.allow(
                Subject.user(bo.id()), Set.of(Permission.VIEW, Permission.EDIT))));
        give(cy, READ, null);
        here(() -> grants.grant(ana.principal(), memo, GrantSpec.allow(Subject.user(cy.id()), READ)));
    }

    @Test
    void aGroupWithAGuestInItIsAnAudienceFromOutside() {
        var mixed = here(() -> groups.create(ana.principal(), GroupKind.PEOPLE, "Mixed"));
        here(() -> {
            groups.add(ana.principal(), mixed.id(), cy.id());
            return rules.add(ana.principal(), ShareRule.Who.ANYONE, null, null, Set.of(ShareTarget.GUESTS), false);
        });
        refused("rule.guests", () -> grants.grant(
                ana.principal(), plans, GrantSpec.allow(Subject.group(mixed.id()), READ)));
    }

    @Test
    void theNetworkCanShutOutGuestsAndLinks() {
        var toLink = GrantSpec.allow(Subject.link(UUID.randomUUID()), READ);
        refused("links-off", () -> grants.grant(ana.principal(), plans, toLink));
        here(() -> policy.become(ana.principal(), new PolicyValues(
                Map.of(PolicyOption.GUESTS, "off", PolicyOption.PUBLIC_LINKS, "on"), Set.of())));
        refused("guests-off", () -> grants.grant(
                ana.principal(), plans, GrantSpec.allow(Subject.user(cy.id()), READ)));
        here(() -> grants.grant(ana.principal(), plans, toLink));
        assertThat(here(() -> access.reach(ana.principal(), plans).level())).isEqualTo(Reach.LINK);
    }

    @Test
    void thePreviewNamesWhoWouldNewlySeeItAndChangesNothing() {
        var both = here(() -> groups.create(ana.principal(), GroupKind.PEOPLE, "Both"));
        here(() -> {
            groups.add(ana.principal(), both.id(), bo.id());
            groups.add(ana.principal(), both.id(), cy.id());
            return true;
        });
        var spec = GrantSpec.allow(Subject.group(both.id()), READ);
        var object = new ObjectRef("space", UUID.randomUUID());

        var preview = here(() -> access.preview(ana.principal(), plans, object, spec));

        assertThat(preview.newly()).containsExactlyInAnyOrder(bo.id(), cy.id());
        assertThat(preview.outside()).isEqualTo(1);
        assertThat(preview.total()).isEqualTo(3);
        assertThat(can(bo, Permission.VIEW)).isFalse();
        here(() -> grants.grant(ana.principal(), plans, spec));
        var gone = here(() -> access.preview(ana.principal(), plans, object, new GrantSpec(
                Subject.user(bo.id()), Effect.DENY, Set.of(Permission.VIEW), null)));
        assertThat(gone.gone()).isEqualTo(1);
    }

    private void nest(Group outer, Group inner) {
        here(() -> {
            groups.add(ana.principal(), outer.id(), inner.id());
            return true;
        });
    }

    private void give(Person to, Set<Permission> permissions, RoleId role) {
        here(() -> grants.grant(
                ana.principal(), plans, new GrantSpec(Subject.user(to.id()), Effect.ALLOW, permissions, role, null)));
    }

    private boolean can(Person person, Permission permission) {
        return here(() -> access.allows(person.principal(), permission, plans));
    }

    private <T> void refused(String because, Supplier<T> act) {
        assertThatThrownBy(() -> here(act)).isInstanceOf(Refusal.class).hasMessageContaining(because);
    }

    private <T> T asked(Supplier<T> question) {
        return here(() -> transaction.execute(running -> question.get()));
    }

    private <T> T here(Supplier<T> work) {
        return world.in(ana.tenant(), work);
    }
}
