package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.aumbry.journal.Journal;
import org.aumbry.journal.JournalCursor;
import org.aumbry.kernel.Refusal;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.Memberships;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Handing over what one runs needs both sides. */
@AumbryTest
class TransferTests {

    @Autowired World world;
    @Autowired Transfers transfers;
    @Autowired Successions successions;
    @Autowired Spaces spaces;
    @Autowired Memberships memberships;
    @Autowired Users users;
    @Autowired Journal journal;
    @Autowired AdministratorsProbe probe;
    @Autowired IdentityStoreAccess store;

    private Person ana;
    private Person bo;
    private UUID network;

    @BeforeEach
    void aNetworkOfTwo() {
        var tag = UUID.randomUUID().toString().substring(0, 8);
        ana = world.network("Transfer " + tag, "Ana " + tag, "ana-" + tag + "@transfer.example");
        bo = world.add(ana, "Bo " + tag, "bo-" + tag + "@transfer.example", Role.MEMBER);
        network = ana.tenant().value();
    }

    private Role role(Person person) {
        return world.as(ana, who -> users.get(person.id()).role());
    }

    @Test
    void theNetworkChangesHandsWhenBothSidesAgreeAndNotBefore() {
        var offer = world.as(ana, who -> transfers.offer(who, "network", network, bo.id()));
        assertThat(role(bo)).isEqualTo(Role.MEMBER);
        assertThatThrownBy(() -> world.as(ana, who -> accept(who, offer.id()))).as("not the giver")
                .isInstanceOf(Refusal.class);
        world.as(bo, who -> accept(who, offer.id()));
        assertThat(role(bo)).isEqualTo(Role.ADMIN);
        assertThat(role(ana)).isEqualTo(Role.MEMBER);
        var entries = world.as(bo, who -> journal.ofObject(network, JournalCursor.newest(), 20));
        assertThat(entries).extracting(entry -> entry.verb()).contains("transfer.offer", "transfer.accept");
        assertThatThrownBy(() -> world.as(bo, who -> accept(who, offer.id()))).isInstanceOf(Refusal.class);
        assertThat(world.in(ana.tenant(), probe::look).observed()).contains("a second one is wanted");
        store.change(ana.tenant(), "update user_account set state = 'deactivated' where id = ?", bo.id().value());
        assertThat(world.in(ana.tenant(), probe::look).holds()).isFalse();
    }

    private boolean accept(org.aumbry.kernel.Principal who, UUID offer) {
        transfers.accept(who, offer);
        return true;
    }

    @Test
    void offersAreDeclinedTakenBackAndExpire() {
        var first = world.as(ana, who -> transfers.offer(who, "network", network, bo.id()));
        assertThatThrownBy(() -> world.as(ana, who -> transfers.offer(who, "network", network, bo.id())))
                .isInstanceOfSatisfying(Refusal.class, refusal ->
                        assertThat(refusal.code()).isEqualTo(Refusal.Code.CONFLICT));
        world.as(bo, who -> {
            transfers.decline(who, first.id());
            return true;
        });
        var second = world.as(ana, who -> transfers.offer(who, "network", network, bo.id()));
        world.as(ana, who -> {
            transfers.withdraw(who, second.id());
            return true;
        });
        var third = world.as(ana, who -> transfers.offer(who, "network", network, bo.id()));
        store.change(ana.tenant(), "update transfer_offer set expires_at = now() - interval '1 second'");
        assertThatThrownBy(() -> world.as(bo, who -> accept(who, third.id()))).isInstanceOf(Refusal.class);
        assertThat(role(ana)).isEqualTo(Role.ADMIN);
        var fourth = world.as(ana, who -> transfers.offer(who, "network", network, bo.id()));
        assertThat(fourth.expiresAt()).isAfter(third.expiresAt());
    }

    @Test
    void onlyWhoRunsItCanOfferIt() {
        for (var outsider : List.of(bo, world.dee())) {
            assertThatThrownBy(() -> world.as(outsider, who -> transfers.offer(who, "network", network, ana.id())))
                    .isInstanceOf(Refusal.class);
        }
        var cy = world.add(ana, "Cy Guest", UUID.randomUUID() + "@transfer.example", Role.GUEST);
        assertThatThrownBy(() -> world.as(ana, who -> transfers.offer(who, "network", network, cy.id())))
                .isInstanceOf(Refusal.class);
        var offer = world.as(ana, who -> transfers.offer(who, "network", network, bo.id()));
        store.change(ana.tenant(), "update user_account set role = 'member' where id = ?", ana.id().value());
        assertThatThrownBy(() -> world.as(bo, who -> accept(who, offer.id()))).as("the giver runs it no more")
                .isInstanceOf(Refusal.class);
        assertThat(role(bo)).isEqualTo(Role.MEMBER);
    }

    @Test
    void aSpaceChangesHandsOnThePagesWithoutScripts() {
        var space = world.as(ana, who -> spaces.add(who, new SpaceSettings("Plans", "", JoinMode.OPEN, true)));
        var browser = world.signIn(ana);
        assertThat(browser.get("/transfers/new?kind=space&object=" + space.id()).body()).contains("Plans", bo.name());
        assertThat(browser.post("/transfers", "kind", "space", "object", space.id().toString(),
                "person", bo.id().toString()).status()).isEqualTo(303);
        var taker = world.signIn(bo);
        var page = taker.get("/transfers");
        assertThat(page.body()).contains("Plans", ana.name());
        var accept = "/transfers/" + page.find("/transfers/([0-9a-f-]{36})/accept") + "/accept";
        assertThat(world.browserOf(world.dee()).post(accept).status()).isEqualTo(404);
        assertThat(world.browserOf(world.dee()).get("/transfers/new?kind=space&object=" + space.id()).status())
                .isEqualTo(404);
        assertThat(taker.post(accept).status()).isEqualTo(303);
        var inside = world.as(bo, who -> memberships.list(who, space.id()));
        assertThat(inside).filteredOn(membership -> membership.admin())
                .extracting(membership -> membership.user()).containsExactly(bo.id());
        assertThat(inside).hasSize(2);
    }

    @Test
    void offersOfSomeoneWhoGoesEnd() {
        world.as(ana, who -> users.setRole(who, bo.id(), Role.ADMIN));
        world.as(bo, who -> transfers.offer(who, "network", network, ana.id()));
        world.as(ana, who -> successions.letGo(who, bo.id(), ana.id()));
        var left = world.as(ana, who -> transfers.mine(who));
        assertThat(left).isEmpty();
    }
}
