package org.aumbry.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.identity.Role;
import org.aumbry.identity.Transfers;
import org.aumbry.kernel.UserId;
import org.aumbry.spaces.BreakGlass;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.Memberships;
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

/** The pages about provisioning, reviews, transfers and openings with something on them. */
@AumbryTest
@Tag("slow")
class GovernanceScreenTests {

    @Autowired World world;
    @Autowired Spaces spaces;
    @Autowired Memberships memberships;
    @Autowired Campaigns campaigns;
    @Autowired Closing closing;
    @Autowired Transfers transfers;
    @Autowired BreakGlass glass;
    @Autowired ReviewRows rows;

    @Test
    void everyPageIsAccessibleAndFits() {
        var tag = UUID.randomUUID().toString().substring(0, 8);
        var ana = world.network("Screens " + tag, "Ana Acosta", "ana-" + tag + "@screens.example");
        var bo = world.add(ana, "Bo Berg", "bo-" + tag + "@screens.example", Role.MEMBER);
        var cy = world.add(ana, "Cy Casal", "cy-" + tag + "@screens.example", Role.GUEST);
        var screens = pages(ana, bo, cy);
        Tongue.all().forEach(tongue -> {
            var walk = new ScreenWalk(world.base(), tongue);
            walk.visit(of(screens, false), Map.of("__Host-aumbry", world.browserOf(ana).sessionCookie()));
            walk.visit(of(screens, true), Map.of("__Host-aumbry", world.browserOf(bo).sessionCookie()));
            assertThat(walk.faults()).isEmpty();
        });
    }

    private static Map<String, String> of(Map<String, String> screens, boolean own) {
        var some = new LinkedHashMap<>(screens);
        some.keySet().removeIf(name -> name.startsWith("own-") != own);
        return some;
    }

    private Map<String, String> pages(Person ana, Person bo, Person cy) {
        var space = world.as(ana, who -> {
            var made = spaces.add(who, new SpaceSettings(
                    "Procurement and supplier reviews for Lisbon", "", JoinMode.INVITATION, false));
            memberships.add(who, made.id(), bo.id());
            memberships.add(who, made.id(), cy.id());
            return made;
        });
        world.as(bo, who -> spaces.privateDrive(who));
        var closed = start(ana, "Winter review", List.of());
        rows.change(ana.tenant(), "update review_campaign set deadline_at = now() - interval '1 hour'");
        world.in(ana.tenant(), closing::closeDue);
        world.as(ana, who -> {
            memberships.add(who, space.id(), cy.id());
            return glass.open(who, bo.id(), "A contract must be found today, and Bo is away.", 2);
        });
        rows.change(ana.tenant(), "update access_grant set granted_at = now() - interval '91 days'");
        var running = start(ana, "Spring review", List.of(bo.id()));
        world.as(bo, who -> transfers.offer(who, "space", ownSpace(bo), ana.id()));
        world.signIn(ana).post("/admin/provisioning/tokens", "name", "Staff directory", "days", "365");
        var screens = new LinkedHashMap<String, String>();
        screens.put("gov-provisioning", "/admin/provisioning");
        screens.put("gov-reviews", "/admin/reviews");
        screens.put("gov-report", "/admin/reviews/" + closed);
        screens.put("gov-unused", "/admin/reviews-unused");
        screens.put("gov-calendar", "/admin/review-calendar");
        screens.put("gov-leave", "/admin/people/" + bo.id() + "/leave");
        screens.put("gov-glass", "/admin/people/" + bo.id() + "/drive");
        screens.put("gov-people", "/admin/people");
        screens.put("gov-transfers", "/transfers");
        screens.put("gov-transfer-new", "/transfers/new?kind=space&object=" + space.id());
        screens.put("own-home", "/");
        screens.put("own-openings", "/account/openings");
        screens.put("own-reviews", "/reviews");
        screens.put("own-review", "/reviews/" + running);
        return screens;
    }

    private UUID ownSpace(Person person) {
        return world.as(person, who -> spaces.add(who, new SpaceSettings("Own", "", JoinMode.OPEN, true))).id().value();
    }

    private CampaignId start(Person ana, String name, List<UserId> reviewers) {
        return world.as(ana, who -> campaigns.start(who, new NewCampaign(name, Scope.NETWORK, null, reviewers, 14)));
    }
}
