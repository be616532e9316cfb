package org.aumbry.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.identity.Role;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.support.SupportAsk;
import org.aumbry.support.SupportDesk;
import org.aumbry.support.SupportVerb;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Staff;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks every answer that an operator can get about a network full of marks, and finds none of them. */
@AumbryTest
class ConsoleMarksTests {

    private static final String MARK = "Zwieback Pelikan";

    @Autowired
    World world;

    @Autowired
    Staff staff;

    @Autowired
    Spaces spaces;

    @Autowired
    Uploads uploads;

    @Autowired
    SupportDesk desk;

    @Autowired
    Orders orders;

    @Autowired
    OperatorWork work;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void noAnswerToAnOperatorHoldsANameATitleOrAWord() {
        var tag = UUID.randomUUID();
        var admin = world.network(MARK + " " + tag, MARK, "zwieback-" + tag + "@pelikan.example");
        world.add(admin, MARK + " two", "pelikan-" + tag + "@pelikan.example", Role.MEMBER);
        var document = world.as(admin, who -> {
            var space = spaces.add(who, new SpaceSettings(MARK, MARK, JoinMode.INVITATION, false));
            var words = new ByteArrayInputStream(MARK.getBytes(StandardCharsets.UTF_8));
            return uploads.put(who, Place.in(space.id()), MARK + ".txt", "", words).document();
        });
        world.signIn(admin).post("/report/" + document, "category", "spam", "text", MARK);
        var operator = staff.active("Wim");
        var second = staff.active("Xan");
        var order = desk.ask(operator.onDuty(), admin.tenant(), new SupportAsk(
                "T-9", "Looks", Set.of(SupportVerb.VIEW), 1, List.of(document.value())));
        orders.confirm(second.onDuty(), order.id());
        work.carryOut();

        var walked = new ArrayList<String>();
        for (var path : addresses()) {
            for (var id : List.of(admin.tenant().value(), document.value(), order.id(), admin.id().value(),
                    operator.onDuty().id().value())) {
                var filled = path.replaceAll("\\{[^}]*}", id.toString());
                var answer = operator.browser().get(filled);
                assertThat(answer.body()).as(filled).doesNotContain("Zwieback", "Pelikan", "zwieback", "pelikan");
                assertThat(answer.headers().toString()).as(filled).doesNotContain("Zwieback", "Pelikan");
                walked.add(filled);
            }
        }
        assertThat(walked).hasSizeGreaterThan(40).contains("/operators/health");
        var network = admin.tenant().value();
        var before = new UUID(network.getMostSignificantBits(), network.getLeastSignificantBits() - 1);
        assertThat(operator.browser().get("/operators?after=" + before).body())
                .contains(admin.tenant().toString());
        var sent = operator.browser().post("/operators/takedowns/takedown", Map.of(
                "network", admin.tenant().toString(), "document", document.toString(), "category", "spam",
                "reason", "Notice"));
        assertThat(sent.status()).isEqualTo(303);
        assertThat(operator.browser().get("/operators/orders").body()).doesNotContain("Zwieback", "Pelikan");
    }

    private Set<String> addresses() {
        var addresses = new TreeSet<String>();
        requestMappingHandlerMapping.getHandlerMethods().keySet().forEach(mapping -> {
            var methods = mapping.getMethodsCondition().getMethods();
            if (methods.isEmpty() || methods.contains(RequestMethod.GET)) {
                mapping.getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith("/operators"))
                        .forEach(addresses::add);
            }
        });
        return addresses;
    }
}
