package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.aumbry.testing.Answer;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AumbryTest
class AdminWebTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    World world;

    @Autowired
    Groups groups;

    @Nested
    class AsAdministrator {

        @Test
        void peopleAreListedSearchedChangedAndLetGo() {
            var ana = world.browserOf(world.ana());
            var person = world.add(world.ana(), "Zoe Zander", "zoe" + NUMBER.incrementAndGet() + "@acme.example",
                    Role.MEMBER);
            assertThat(ana.get("/admin/people?q=zoe+zand").body()).contains(person.email())
                    .doesNotContain(world.bo().email());
            var page = "/admin/people/" + person.id();
            assertThat(ana.get(page).body()).contains("Zoe Zander");
            assertThat(ana.post(page + "/role", "role", "guest").status()).isEqualTo(303);
            var zoe = world.signIn(person);
            assertThat(ana.post(page + "/end-sessions").status()).isEqualTo(303);
            assertThat(zoe.get("/account").status()).isEqualTo(303);
            assertThat(ana.post(page + "/deactivate").status()).isEqualTo(303);
            assertThat(world.browser().post("/sign-in", "email", person.email(), "password", person.password())
                    .status())
                    .isEqualTo(401);
            assertThat(ana.post(page + "/reactivate").status()).isEqualTo(303);
            assertThat(world.signIn(person).get("/account").status()).isEqualTo(200);
        }

        @Test
        void groupsAreMadeFilledNestedRenamedAndRemoved() {
            var ana = world.browserOf(world.ana());
            var page = ana.post("/admin/groups", "name", "Procurement " + NUMBER.incrementAndGet()).location();
            var inner = ana.post("/admin/groups", "name", "Lisbon office " + NUMBER.incrementAndGet()).location();
            assertThat(ana.get(page + "?q=bo+berg").body()).contains(world.bo().id().toString());
            assertThat(ana.post(page + "/add", "user", world.bo().id().toString()).status()).isEqualTo(303);
            assertThat(ana.post(page + "/add", "group", id(inner)).status()).isEqualTo(303);
            assertThat(ana.post(inner + "/add", "group", id(page)).status()).as("a circle").isEqualTo(409);
            assertThat(ana.post(inner + "/add", "user", world.cy().id().toString()).status()).isEqualTo(303);
            assertThat(ana.get(page).body()).contains("Stands for 2 people");
            assertThat(ana.post(page + "/take-out", "user", world.bo().id().toString()).status()).isEqualTo(303);
            assertThat(ana.get(page).body()).contains("Stands for one person");
            assertThat(ana.post(page + "/rename", "name", "Buying " + NUMBER.incrementAndGet()).status())
                    .isEqualTo(303);
            assertThat(ana.post(page + "/remove").status()).isEqualTo(303);
            assertThat(ana.get(page).status()).isEqualTo(404);
        }

        @Test
        void theNetworkGetsItsName() {
            var admin = world.network("Runs " + NUMBER.incrementAndGet(), "Ru Ner", "ru" + NUMBER.incrementAndGet()
                    + "@x.example");
            var browser = world.signIn(admin);
            assertThat(browser.get("/admin/network").status()).isEqualTo(200);
            assertThat(browser.post("/admin/network", "network", "", "language", "fr").status()).isEqualTo(422);
            assertThat(browser.post("/admin/network", "network", "Runs on", "language", "fr").status()).isEqualTo(303);
            assertThat(browser.get("/api/v1/network").body()).contains("\"name\":\"Runs on\"");
            assertThat(browser.json("PATCH", "/api/v1/network", "{\"name\":\"Ran\"}").body())
                    .contains("\"name\":\"Ran\"", "\"language\":\"fr\"");
        }

        @Test
        void theApiDoesTheSameWithPaging() {
            var ana = world.browserOf(world.ana());
            var first = ana.get("/api/v1/people?limit=2");
            var cursor = first.find("\"next\":\"([0-9a-f-]{36})\"");
            var second = ana.get("/api/v1/people?limit=2&cursor=" + cursor);
            assertThat(second.status()).isEqualTo(200);
            assertThat(second.body()).doesNotContain(first.find("\"id\":\"([0-9a-f-]{36})\""));
            assertThat(ana.get("/api/v1/people?limit=199").body()).doesNotContain("\"next\"");
            var group = ana.json("POST", "/api/v1/groups", "{\"name\":\"Api " + NUMBER.incrementAndGet() + "\"}")
                    .find("\"id\":\"([0-9a-f-]{36})\"");
            var members = "/api/v1/groups/" + group + "/members";
            assertThat(ana.json("PUT", members + "/people/" + world.bo().id(), "").status()).isEqualTo(204);
            assertThat(ana.get(members).body()).contains(world.bo().id().toString());
            assertThat(ana.json("DELETE", members + "/people/" + world.bo().id(), "").status()).isEqualTo(204);
            assertThat(ana.json("DELETE", "/api/v1/groups/" + group, "").status()).isEqualTo(204);
            var invited = ana.json("POST", "/api/v1/invitations",
                    "{\"name\":\"Api Guest\",\"email\":\"api" + NUMBER.incrementAndGet()
                    + "@acme.example\",\"role\":\"guest\"}");
            assertThat(invited.status()).isEqualTo(201);
            var person = invited.find("\"person\":\"([0-9a-f-]{36})\"");
            assertThat(ana.get("/api/v1/invitations").body()).contains(person).doesNotContain("/join/");
            assertThat(ana.json("DELETE", "/api/v1/invitations/" + person, "").status()).isEqualTo(204);
            var bad = ana.json("POST", "/api/v1/groups", "{\"name\":\" \"}");
            assertThat(bad.status()).isEqualTo(422);
            assertThat(bad.header("Content-Type").orElse("")).contains("application/problem+json");
        }
    }

    /** Nobody but an administrator of this network may learn that these pages are there. */
    @Nested
    class AsAnyoneElse {

        @Test
        void administratorsPagesLookLikeMissingOnes() {
            var person = world.bo().id();
            var group = world.as(world.ana(), who -> groups.create(
                    who, GroupKind.PEOPLE, "Hidden " + NUMBER.incrementAndGet())).id();
            for (var asker : List.of(world.bo(), world.cy())) {
                var browser = world.browserOf(asker);
                var missing = browser.get("/admin/no-such-page");
                assertThat(missing.status()).isEqualTo(404);
                for (var path
                        : List.of("/admin/network", "/admin/people", "/admin/people/invite", "/admin/people/" + person,
                        "/admin/groups", "/admin/groups/" + group, "/admin/people/" + UUID.randomUUID())) {
                    assertSame(path, browser.get(path), missing);
                }
                for (var path : List.of("/admin/network", "/admin/people/invite", "/admin/people/" + person + "/role",
                        "/admin/people/" + person + "/deactivate", "/admin/people/" + person + "/reactivate",
                        "/admin/people/" + person + "/end-sessions", "/admin/people/" + person + "/invite",
                        "/admin/people/" + person + "/revoke-invitation", "/admin/groups",
                        "/admin/groups/" + group + "/rename", "/admin/groups/" + group + "/remove",
                        "/admin/groups/" + group + "/add", "/admin/groups/" + group + "/take-out")) {
                    assertSame(path, browser.post(path, "role", "admin", "name", "X", "user", person.toString()),
                            missing);
                }
            }
        }

        @Test
        void theApiRefusesChangesAsIfThereWereNothing() {
            var person = world.cy().id();
            var group = world.as(world.ana(), who -> groups.create(
                    who, GroupKind.PEOPLE, "Hidden " + NUMBER.incrementAndGet())).id();
            for (var asker : List.of(world.bo(), world.cy())) {
                var browser = world.browserOf(asker);
                var missing = browser.get("/api/v1/no-such-thing");
                assertSame("network", browser.get("/api/v1/network"), missing);
                assertSame("rename", browser.json("PATCH", "/api/v1/network", "{\"name\":\"Ours\"}"), missing);
                assertSame("invitations", browser.get("/api/v1/invitations"), missing);
                assertSame("invite", browser.json("POST", "/api/v1/invitations",
                        "{\"name\":\"X\",\"email\":\"x@x.example\",\"role\":\"admin\"}"), missing);
                assertSame("role", browser.json("PATCH", "/api/v1/people/" + person, "{\"role\":\"admin\"}"), missing);
                assertSame("end", browser.json("DELETE", "/api/v1/people/" + person + "/sessions", ""), missing);
                assertSame("group", browser.json("POST", "/api/v1/groups", "{\"name\":\"X\"}"), missing);
                assertSame("rename", browser.json("PATCH", "/api/v1/groups/" + group, "{\"name\":\"X\"}"), missing);
                assertSame("remove", browser.json("DELETE", "/api/v1/groups/" + group, ""), missing);
                assertSame("member", browser.json(
                        "PUT", "/api/v1/groups/" + group + "/members/people/" + world.bo().id(), ""), missing);
            }
        }

        @Test
        void guestsDoNotLearnWhoElseIsHere() {
            var cy = world.browserOf(world.cy());
            var missing = cy.get("/api/v1/no-such-thing");
            assertSame("people", cy.get("/api/v1/people"), missing);
            assertSame("ana", cy.get("/api/v1/people/" + world.ana().id()), missing);
            assertSame("groups", cy.get("/api/v1/groups"), missing);
            assertThat(cy.get("/api/v1/people/" + world.cy().id()).status()).isEqualTo(200);
            assertThat(world.browserOf(world.bo()).get("/api/v1/people/" + world.ana().id()).status()).isEqualTo(200);
        }

        @Test
        void anotherNetworksAdministratorFindsNothingOfThisOne() {
            Browser dee = world.browserOf(world.dee());
            var group = world.as(world.ana(), who -> groups.create(
                    who, GroupKind.PEOPLE, "Hidden " + NUMBER.incrementAndGet())).id();
            for (var id : List.of(world.ana().id(), world.bo().id(), world.cy().id())) {
                var page = dee.get("/admin/people/" + UUID.randomUUID());
                assertSame("person", dee.get("/admin/people/" + id), page);
                assertSame("role", dee.post("/admin/people/" + id + "/role", "role", "admin"), page);
                assertSame("deactivate", dee.post("/admin/people/" + id + "/deactivate"), page);
                assertSame("end", dee.post("/admin/people/" + id + "/end-sessions"), page);
                assertSame("api", dee.get("/api/v1/people/" + id), dee.get("/api/v1/people/" + UUID.randomUUID()));
                assertSame("api role", dee.json("PATCH", "/api/v1/people/" + id, "{\"role\":\"guest\"}"),
                        dee.json("PATCH", "/api/v1/people/" + UUID.randomUUID(), "{\"role\":\"guest\"}"));
            }
            assertSame("group", dee.get("/admin/groups/" + group), dee.get("/admin/groups/" + UUID.randomUUID()));
            assertThat(dee.get("/admin/people").body()).doesNotContain("acme.example").doesNotContain("Ana Acosta");
            assertThat(dee.get("/api/v1/people?limit=199").body()).doesNotContain("acme.example");
            var session = world.as(world.ana(), who -> UUID.randomUUID());
            assertThat(dee.json("DELETE", "/api/v1/sessions/" + session, "").status()).isEqualTo(404);
        }
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void assertSame(String what, Answer answer, Answer missing) {
        assertThat(answer.status()).as(what).isEqualTo(missing.status());
        assertThat(neutral(answer)).as(what).isEqualTo(neutral(missing));
        assertThat(names(answer)).as(what).isEqualTo(names(missing));
    }

    /** Names of the headers, but for those by which the container closes a connection after its hundredth request. */
    private static Set<String> names(Answer answer) {
        var names = new TreeSet<>(answer.headers().keySet());
        names.removeAll(Set.of("connection", "keep-alive"));
        return names;
    }

    private static String neutral(Answer answer) {
        return answer.body().replaceAll("(value|content)=\"[\\w-]{43}\"", "TOKEN");
    }
}
