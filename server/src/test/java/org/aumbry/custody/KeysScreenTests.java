package org.aumbry.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.aumbry.checkpoints.HoldWish;
import org.aumbry.checkpoints.Retention;
import org.aumbry.identity.Role;
import org.aumbry.identity.Users;
import org.aumbry.networks.NetworkLimits;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.ScreenWalk;
import org.aumbry.testing.ScreenWalk.Tongue;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages about keys with something on them. */
@AumbryTest
@Tag("slow")
class KeysScreenTests {

    @Autowired World world;
    @Autowired Spaces spaces;
    @Autowired Seals seals;
    @Autowired Rotations rotations;
    @Autowired Destructions destructions;
    @Autowired DestructionOrders orders;
    @Autowired Users users;
    @Autowired NetworkLimits limits;
    @Autowired Retention retention;

    @Test
    void everyPageIsAccessibleAndFits() {
        var tag = UUID.randomUUID().toString().substring(0, 8);
        var ana = world.network("Keys " + tag, "Ana Acosta", "ana-" + tag + "@keyscreens.example");
        var max = world.add(ana, "Max Miller", "max-" + tag + "@keyscreens.example", Role.ADMIN);
        for (var name : new String[] {"Procurement and supplier reviews for Lisbon", "Board minutes", "Old tenders"}) {
            var space = world.as(ana, who -> spaces.add(who, new SpaceSettings(name, "", JoinMode.OPEN, true)));
            var order = world.as(max, who -> seals.freeze(
                    who, space.id(), "A court asked that nobody reads or changes this until it has decided."));
            if (name.startsWith("Old")) {
                world.as(ana, who -> destructions.destroy(who, order.id(), space.id().toString()));
            } else if (name.startsWith("Board")) {
                world.as(ana, who -> seals.thaw(who, order.id()));
                world.as(max, who -> seals.thaw(who, order.id()));
            }
        }
        ask(ana, max);
        world.as(ana, who -> rotations.start(who, Level.PEOPLE));
        limits.set(ana.tenant(), new NetworkLimits.Limits(5L, 100 * NetworkLimits.MEBIBYTE), UUID.randomUUID());
        world.as(ana, who -> retention.hold(who, new HoldWish(
                HoldWish.Scope.PERSON, max.id().value(), null, null, "The claim of the harbour company, file 7/26")));
        var screens = new LinkedHashMap<String, String>();
        screens.put("keys-hierarchy", "/admin/keys");
        screens.put("keys-inventory", "/admin/keys/inventory");
        screens.put("keys-seals", "/admin/keys/seals");
        screens.put("keys-destroyed", "/admin/keys/destroyed");
        screens.put("storage", "/admin/storage");
        screens.put("keys-holds", "/admin/journal/holds");
        Tongue.all().forEach(tongue -> {
            var walk = new ScreenWalk(world.base(), tongue);
            walk.visit(screens, Map.of("__Host-aumbry", world.browserOf(ana).sessionCookie()));
            assertThat(walk.faults()).isEmpty();
        });
    }

    /** One that the asker of the pages has asked for, and one that another did. */
    private void ask(Person ana, Person max) {
        for (var person : new Person[] {ana, max}) {
            var tag = UUID.randomUUID().toString().substring(0, 8);
            var cy = world.add(ana, "Cy Costa " + tag, "cy-" + tag + "@keyscreens.example", Role.MEMBER);
            world.as(ana, who -> {
                users.deactivate(who, cy.id());
                return true;
            });
            world.as(person, who -> orders.order(
                    who, "person", cy.id().toString(), "Asked to be forgotten, in writing, on 3 November."));
        }
    }
}
