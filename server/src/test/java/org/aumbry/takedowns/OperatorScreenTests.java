package org.aumbry.takedowns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.identity.Preferences;
import org.aumbry.identity.Users;
import org.aumbry.operators.OperatorRoster;
import org.aumbry.operators.OperatorWork;
import org.aumbry.operators.Order;
import org.aumbry.operators.Orders;
import org.aumbry.spaces.Spaces;
import org.aumbry.support.SupportAsk;
import org.aumbry.support.SupportDesk;
import org.aumbry.support.SupportVerb;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.ScreenWalk;
import org.aumbry.testing.ScreenWalk.Tongue;
import org.aumbry.testing.Staff;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every screen of operators, and every one about them, in every look. */
@AumbryTest
@Tag("slow")
class OperatorScreenTests {

    @Autowired
    World world;

    @Autowired
    Staff staff;

    @Autowired
    OperatorRoster roster;

    @Autowired
    Spaces spaces;

    @Autowired
    Uploads uploads;

    @Autowired
    Users users;

    @Autowired
    SupportDesk desk;

    @Autowired
    Orders orders;

    @Autowired
    OperatorWork work;

    private final List<String> faults = new ArrayList<>();

    /** What the screens show is made once; each is then looked at in every language. */
    @Test
    void everyScreenIsAccessibleAndFits() {
        var admin = network();
        var one = staff.active("Olga");
        var two = staff.active("Pia");
        var document = world.as(admin, who -> uploads.put(
                who, Place.in(spaces.privateDrive(who).id()), "Basin report.txt", "",
                new ByteArrayInputStream("The valve leaks.".getBytes(StandardCharsets.UTF_8))).document());
        var browser = world.signIn(admin);
        var passkey = staff.addPasskey(browser);
        browser.post("/report/" + document, "category", "spam", "text", "Somebody sells things in it.");
        var grant = order(one, two, desk.ask(one.onDuty(), admin.tenant(), new SupportAsk(
                "T-42", "The preview of this report fails", Set.of(SupportVerb.VIEW, SupportVerb.CHANGE), 2,
                List.of(document.value()))));
        var asked = order(one, two, desk.ask(one.onDuty(), admin.tenant(), new SupportAsk(
                "T-43", "The same again", Set.of(SupportVerb.VIEW), 8, List.of(document.value()))));
        var question = browser.get("/admin/support/" + grant).find("data-question=\"([^\"]+)\"")
                .replace("&#34;", "\"").replace("&quot;", "\"");
        browser.post("/admin/support/" + grant + "/approve", "answer", passkey.get(question));
        one.browser().get("/operators/support/" + grant + "/documents/" + document);

        visit(admin, Map.of(), "transparency", "/transparency", "operator-sign-in", "/operators/sign-in",
                "operator-join", roster.newLink(null, two.onDuty().id()));
        visit(admin, ofNetwork(browser), "network-support", "/admin/support", "network-support-asked",
                "/admin/support/" + asked, "network-support-live", "/admin/support/" + grant, "network-reports",
                "/admin/reports", "network-report", "/report/" + document);
        orders.propose(two.onDuty(), new Orders.Wish(
                Order.Kind.SUSPEND, admin.tenant(), null, Map.of("reason", "A court has ordered it")));
        visit(admin, ofStaff(one), "operator-networks", "/operators", "operator-network",
                "/operators/networks/" + admin.tenant(), "operator-orders", "/operators/orders", "operator-health",
                "/operators/health", "operator-touch", "/operators/touch", "operator-roster", "/operators/roster",
                "operator-one", "/operators/roster/" + two.onDuty().id(), "operator-journal", "/operators/journal",
                "operator-desk", "/operators/support", "operator-grant",
                "/operators/support/" + grant, "operator-takedowns", "/operators/takedowns");
        var idle = staff.join(roster.add(null, "Nuria", "n-" + UUID.randomUUID() + "@operators.example").path());
        visit(admin, ofStaff(idle), "operator-inactive", "/operators");
        var taken = order(one, two, orders.propose(one.onDuty(), new Orders.Wish(
                Order.Kind.TAKEDOWN, admin.tenant(), document.value(),
                Map.of("reason", "Notice 12 of a rights holder", "category", "copyright"))));
        visit(admin, ofNetwork(browser), "network-takedown", "/takedowns/" + taken, "network-reports-kept",
                "/admin/reports");
        assertThat(faults).isEmpty();
    }

    private void visit(Person admin, Map<String, String> cookies, String... namesAndPaths) {
        var screens = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndPaths.length; i += 2) {
            screens.put(namesAndPaths[i], namesAndPaths[i + 1]);
        }
        Tongue.all().forEach(tongue -> {
            var spoken = world.as(admin, who -> users.get(who.user()));
            world.as(admin, who -> users.changeProfile(who, spoken.name(), Preferences.in(tongue.language())));
            var walk = new ScreenWalk(world.base(), tongue);
            walk.visit(screens, cookies);
            faults.addAll(walk.faults());
        });
    }

    private static Map<String, String> ofNetwork(Browser browser) {
        return Map.of("__Host-aumbry", browser.sessionCookie());
    }

    private static Map<String, String> ofStaff(Staff.Member member) {
        return Map.of(Staff.COOKIE, member.cookie());
    }

    private Person network() {
        var tag = UUID.randomUUID();
        return world.network("Screens " + tag, "Ana Screens", "ana-" + tag + "@screens.example");
    }

    private UUID order(Staff.Member one, Staff.Member two, Order order) {
        assertThat(order.proposedBy()).isEqualTo(one.onDuty().id());
        orders.confirm(two.onDuty(), order.id());
        work.carryOut();
        return order.id();
    }
}
