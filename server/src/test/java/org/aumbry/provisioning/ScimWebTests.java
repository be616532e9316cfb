package org.aumbry.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.aumbry.checkpoints.Superuser;
import org.aumbry.data.DataFolder;
import org.aumbry.identity.AccountState;
import org.aumbry.identity.Role;
import org.aumbry.identity.Users;
import org.aumbry.journal.AuditEntry;
import org.aumbry.journal.Journal;
import org.aumbry.journal.JournalCursor;
import org.aumbry.kernel.UserId;
import org.aumbry.testing.Answer;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@AumbryTest
class ScimWebTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired World world;
    @Autowired Users users;
    @Autowired Journal journal;
    @Autowired DataFolder data;

    private String tag;
    private Person admin;
    private Browser scim;
    private String token;

    @BeforeEach
    void aNetworkWithAClient() {
        tag = UUID.randomUUID().toString().substring(0, 8);
        admin = world.network("Scim " + tag, "Ana " + tag, "ana-" + tag + "@scim.example");
        token = token(world.signIn(admin));
        scim = world.browser().with("Authorization", "Bearer " + token);
    }

    private static String token(Browser admin) {
        var made = admin.post("/admin/provisioning/tokens", "name", "Staff directory", "days", "30");
        assertThat(made.status()).isEqualTo(201);
        return made.find("(scim_[A-Za-z0-9_-]{66})");
    }

    @Test
    void aPersonIsMadeFoundChangedDeactivatedAndRemoved() {
        var made = send("POST", "/Users", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "zoe.%s", "externalId": "E-1",
                 "name": {"givenName": "Zoe", "familyName": "Zander"}, "preferredLanguage": "fr-FR",
                 "emails": [{"value": "zoe-%s@scim.example", "type": "work", "primary": true}], "active": true}"""
                .formatted(tag, tag));
        assertThat(made.status()).isEqualTo(201);
        var body = json(made);
        var id = body.path("id").asString();
        assertThat(made.location()).endsWith("/scim/v2/Users/" + id)
                .isEqualTo(body.path("meta").path("location").asString());
        assertThat(made.header("ETag")).contains(body.path("meta").path("version").asString());
        assertThat(made.header("Content-Type").orElse("")).startsWith("application/scim+json");
        assertThat(body.path("displayName").asString()).isEqualTo("Zoe Zander");
        assertThat(body.path("preferredLanguage").asString()).isEqualTo("fr");
        for (var filter : List.of(
                "userName eq \"ZOE." + tag + "\"", "externalId eq \"E-1\"",
                        "emails[type eq \"work\"].value eq \"x\" or id eq \"" + id + "\"",
                "emails.value eq \"ZOE-" + tag + "@scim.example\"", "name.familyName sw \"zan\" and active eq true")) {
            assertThat(ids(find(filter.replace("].value eq \"x\"", " and value eq \"x\"]")))).as(filter)
                    .containsExactly(id);
        }
        var renamed = send("PATCH", "/Users/" + id, """
                {"Operations": [{"op": "Replace", "path": "name.familyName", "value": "Zest"}]}""");
        assertThat(json(renamed).path("displayName").asString()).isEqualTo("Zoe Zest");
        assertThat(json(send("PATCH", "/Users/" + id, """
                {"Operations": [{"op": "replace",
                  "value": {"active": "False"}}]}""")).path("active").asBoolean()).isFalse();
        assertThat(state(id)).isEqualTo(AccountState.DEACTIVATED);
        send("PATCH", "/Users/" + id,
                "{\"Operations\": [{\"op\": \"replace\", \"path\": \"active\", \"value\": true}]}");
        assertThat(state(id)).isEqualTo(AccountState.ACTIVE);

        assertThat(send("DELETE", "/Users/" + id, "").status()).isEqualTo(204);
        assertThat(send("GET", "/Users/" + id, "").status()).isEqualTo(404);
        assertThat(send("DELETE", "/Users/" + id, "").status()).isEqualTo(404);
        assertThat(ids(find("userName eq \"zoe." + tag + "\""))).isEmpty();
        assertThat(ids(send("GET", "/Users", ""))).doesNotContain(id);
        assertThat(state(id)).isEqualTo(AccountState.DEACTIVATED);
        var again = send("POST", "/Users", "{\"userName\": \"zoe-" + tag
                + "@scim.example\", \"displayName\": \"Zoe\"}");
        assertThat(again.status()).isEqualTo(201);
        assertThat(json(again).path("id").asString()).as("the same person comes back").isEqualTo(id);
        assertThat(json(again).has("externalId")).isFalse();
        assertThat(state(id)).isEqualTo(AccountState.ACTIVE);
    }

    @Test
    void whereSomebodyWorksIsKeptAndGivenBack() {
        var urn = ScimEnterprise.SCHEMA;
        var made = json(send("POST", "/Users", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", "%s"], "userName": "w-%s@scim.example",
                 "%s": {"employeeNumber": "701984", "costCenter": "4130", "department": "Legal", "unknown": "x",
                        "manager": {"value": "26118915", "$ref": "../Users/26118915", "displayName": "Jo"}}}"""
                .formatted(urn, tag, urn)));
        var id = made.path("id").asString();
        var kept = json(send("GET", "/Users/" + id, ""));
        assertThat(kept.path("schemas").toString()).contains(urn);
        assertThat(kept.path(urn).path("employeeNumber").asString()).isEqualTo("701984");
        assertThat(kept.path(urn).path("manager").path("displayName").asString()).isEqualTo("Jo");
        assertThat(kept.path(urn).has("unknown")).isFalse();
        for (var filter : List.of("department eq \"legal\"", "manager.value eq \"26118915\"", "costCenter sw \"41\"")) {
            assertThat(ids(find(urn + ":" + filter))).as(filter).containsExactly(id);
        }
        assertThat(ids(find(urn + ":department eq \"sales\""))).isEmpty();
        var changed = json(send("PATCH", "/Users/" + id, """
                {"Operations": [{"op": "Add", "path": "%s:manager", "value": "99"},
                  {"op": "remove", "path": "%s:costCenter"},
                  {"op": "replace", "value": {"%s": {"division": "North"}}}]}""".formatted(urn, urn, urn)));
        assertThat(changed.path(urn).path("manager").toString()).isEqualTo("{\"value\":\"99\"}");
        assertThat(changed.path(urn).has("costCenter")).isFalse();
        assertThat(changed.path(urn).path("division").asString()).isEqualTo("North");
        assertThat(changed.path(urn).path("department").asString()).isEqualTo("Legal");
        var some = json(send("GET", "/Users/" + id + "?attributes=" + urn + ":division", ""));
        assertThat(some.path(urn).toString()).isEqualTo("{\"division\":\"North\"}");
        assertThat(json(send("PATCH", "/Users/" + id, """
                {"Operations": [{"op": "remove", "path": "%s"}]}""".formatted(urn))).has(urn)).isFalse();
        assertThat(json(send("GET", "/Schemas/" + urn, "")).path("name").asString()).isEqualTo("EnterpriseUser");
        assertThat(json(send("GET", "/ResourceTypes/User", "")).path("schemaExtensions").toString()).contains(urn);
        assertThat(json(send("GET", "/Schemas", "")).path("totalResults").asInt()).isEqualTo(3);
    }

    @Test
    void deactivatingHandsOverToTheNamedSuccessor() {
        var bo = world.add(admin, "Bo " + tag, "bo-" + tag + "@scim.example", Role.MEMBER);
        var heir = world.add(admin, "Lea " + tag, "lea-" + tag + "@scim.example", Role.MEMBER);
        active(bo, false);
        assertThat(handedOver(bo)).as("nobody was named: a suspension").isEmpty();
        active(bo, true);
        var made = world.signIn(admin).post(
                "/admin/provisioning/tokens", "name", "Other", "days", "30", "heir", heir.id().toString());
        scim = world.browser().with("Authorization", "Bearer " + made.find("(scim_[A-Za-z0-9_-]{66})"));
        active(bo, false);
        active(bo, false);
        assertThat(handedOver(bo)).as("once").hasSize(1)
                .allSatisfy(entry -> assertThat(entry.details()).containsEntry("successor", heir.id().toString()));
    }

    private void active(Person person, boolean active) {
        var answer = send("PATCH", "/Users/" + person.id(),
                "{\"Operations\": [{\"op\": \"replace\", \"path\": \"active\", \"value\": " + active + "}]}");
        assertThat(json(answer).path("active").asBoolean()).isEqualTo(active);
    }

    private List<AuditEntry> handedOver(Person person) {
        return world.as(admin, who -> journal.ofObject(person.id().value(), JournalCursor.newest(), 50)).stream()
                .filter(entry -> entry.verb().equals("user.hand-over"))
                .toList();
    }

    @Test
    void deactivatingEndsSessionsAtOnceAndTheLastAdministratorStays() {
        var bo = world.add(admin, "Bo " + tag, "bo-" + tag + "@scim.example", Role.MEMBER);
        var browser = world.signIn(bo);
        assertThat(browser.get("/account").status()).isEqualTo(200);
        send("PATCH", "/Users/" + bo.id(),
                "{\"Operations\": [{\"op\": \"replace\", \"path\": \"active\", \"value\": false}]}");
        assertThat(browser.get("/account").status()).isEqualTo(303);
        var last = send("DELETE", "/Users/" + admin.id(), "");
        assertThat(last.status()).isEqualTo(409);
        assertThat(json(last).path("schemas").get(0).asString())
                .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(json(last).path("status").asString()).isEqualTo("409");
    }

    @Test
    void groupsHoldPeopleAndGroups() {
        var bo = world.add(admin, "Bo " + tag, "bo-" + tag + "@scim.example", Role.MEMBER);
        var inner = json(send("POST", "/Groups", "{\"displayName\": \"Inner\", \"members\": [{\"value\": \"" + bo
                .id() + "\"}]}"));
        var outer = json(send("POST", "/Groups",
                "{\"displayName\": \"Outer\", \"externalId\": \"g1\", \"members\": [{\"value\": \""
                + inner.path("id").asString() + "\"}]}"));
        assertThat(outer.path("members").get(0).path("type").asString()).isEqualTo("Group");
        var groupsOfBo = json(send("GET", "/Users/" + bo.id(), "")).path("groups");
        assertThat(groupsOfBo).hasSize(2);
        assertThat(send("POST", "/Groups", "{\"displayName\": \"INNER\"}").status()).isEqualTo(409);
        assertThat(json(send("POST", "/Groups", "{\"displayName\": \"INNER\"}")).path("scimType").asString())
                .isEqualTo("uniqueness");
        var circle = send("PATCH", "/Groups/" + inner.path("id").asString(),
                "{\"Operations\": [{\"op\": \"add\", \"path\": \"members\", \"value\": [{\"value\": \"" + outer
                        .path("id").asString() + "\"}]}]}");
        assertThat(circle.status()).isEqualTo(409);
        assertThat(ids(send("GET", "/Groups?filter=" + encode("displayName eq \"outer\"")
                + "&excludedAttributes=members", "")))
                .containsExactly(outer.path("id").asString());
        assertThat(send("PATCH", "/Groups/" + inner.path("id").asString(),
                "{\"Operations\": [{\"op\": \"remove\", \"path\": \"members[value eq \\\"" + bo.id() + "\\\"]\"}]}")
                        .body())
                .doesNotContain(bo.id().toString());
        assertThat(send("DELETE", "/Groups/" + outer.path("id").asString(), "").status()).isEqualTo(204);
        assertThat(send("GET", "/Groups/" + outer.path("id").asString(), "").status()).isEqualTo(404);
    }

    @Test
    void staleChangesAreRefusedAndUnchangedThingsNotSent() {
        var made = send("POST", "/Users", user("m1"));
        var address = "/Users/" + json(made).path("id").asString();
        var tag1 = made.header("ETag").orElseThrow();
        assertThat(conditional("GET", address, "If-None-Match", tag1, "").status()).isEqualTo(304);
        var rename = "{\"Operations\": [{\"op\": \"replace\", \"path\": \"displayName\", \"value\": \"Other\"}]}";
        assertThat(conditional("PATCH", address, "If-Match", tag1, rename).status()).isEqualTo(200);
        assertThat(conditional("PATCH", address, "If-Match", tag1, rename).status()).isEqualTo(412);
        assertThat(conditional("DELETE", address, "If-Match", tag1, "").status()).isEqualTo(412);
        assertThat(conditional("GET", address, "If-None-Match", tag1, "").status()).isEqualTo(200);
    }

    @Test
    void listsAreSortedPagedAndCutDown() {
        for (var name : List.of("c", "a", "b")) {
            send("POST", "/Users", user(name));
        }
        var page = json(send("GET",
                "/Users?sortBy=userName&sortOrder=descending&startIndex=1&count=2&attributes=userName&filter="
                + encode("userName co \"-u-\""), ""));
        assertThat(page.path("totalResults").asInt()).isEqualTo(3);
        assertThat(page.path("itemsPerPage").asInt()).isEqualTo(2);
        assertThat(page.path("Resources").get(0).path("userName").asString()).startsWith("c-u-");
        assertThat(page.path("Resources").get(0).propertyNames())
                .containsExactlyInAnyOrder("schemas", "id", "userName");
        assertThat(json(send("GET", "/Users?count=0", "")).path("totalResults").asInt()).isEqualTo(4);
        assertThat(json(send("GET", "/Users?startIndex=-5&count=-1", "")).path("Resources")).isEmpty();
        var searched = send("POST", "/.search",
                "{\"filter\": \"displayName pr\", \"count\": 3, \"sortBy\": \"displayName\"}");
        assertThat(json(searched).path("totalResults").asInt()).isEqualTo(4);
        assertThat(send("GET", "/Users?filter=" + encode("userName zz \"x\""), "").status()).isEqualTo(400);
        assertThat(json(send("GET", "/Users?filter=" + encode("userName zz \"x\""), "")).path("scimType").asString())
                .isEqualTo("invalidFilter");
    }

    @Test
    void bulkResolvesReferencesForwardsAndStopsAtErrors() {
        var done = json(send("POST", "/Bulk", """
                {"failOnErrors": 1, "Operations": [
                  {"method": "POST", "path": "/Groups", "bulkId": "g", "data": {"displayName": "Bulk",
                    "members": [{"value": "bulkId:u"}]}},
                  {"method": "POST", "path": "/Users", "bulkId": "u", "data": %s},
                  {"method": "PATCH", "path": "/Users/bulkId:u", "data": {"Operations": [{"op": "add",
                    "path": "displayName", "value": "By bulk"}]}}]}"""
                .formatted(user("bulk"))));
        assertThat(done.path("Operations")).hasSize(3)
                .allSatisfy(each -> assertThat(each.path("status").asString()).startsWith("20"));
        var member = json(send("GET", "/Groups?filter=" + encode("displayName eq \"Bulk\""), "")).path("Resources")
                .get(0)
                .path("members").get(0);
        assertThat(member.path("display").asString()).isEqualTo("By bulk");
        var failed = json(send("POST", "/Bulk", """
                {"failOnErrors": 2, "Operations": [
                  {"method": "POST", "path": "/Users", "bulkId": "a", "data": {}},
                  {"method": "DELETE", "path": "/Users/%s"},
                  {"method": "POST", "path": "/Users", "bulkId": "b", "data": %s}]}"""
                .formatted(UUID.randomUUID(), user("never"))));
        assertThat(failed.path("Operations")).hasSize(2);
        assertThat(failed.path("Operations").get(0).path("response").path("scimType").asString())
                .isEqualTo("invalidValue");
        assertThat(failed.path("Operations").get(1).path("status").asString()).isEqualTo("404");
        var circle = json(send("POST", "/Bulk", """
                {"Operations": [
                  {"method": "POST", "path": "/Groups", "bulkId": "x", "data": {"displayName": "X",
                    "members": [{"value": "bulkId:y"}]}},
                  {"method": "POST", "path": "/Groups", "bulkId": "y", "data": {"displayName": "Y",
                    "members": [{"value": "bulkId:x"}]}}]}"""));
        assertThat(circle.path("Operations")).hasSize(2)
                .allSatisfy(each -> assertThat(each.path("status").asString()).isEqualTo("409"));
    }

    @Test
    void theServiceSaysWhatItCan() {
        var config = json(send("GET", "/ServiceProviderConfig", ""));
        assertThat(config.path("patch").path("supported").asBoolean()).isTrue();
        assertThat(config.path("bulk").path("maxOperations").asInt()).isEqualTo(1000);
        assertThat(json(send("GET", "/ResourceTypes", "")).path("totalResults").asInt()).isEqualTo(2);
        assertThat(json(send("GET", "/ResourceTypes/User", "")).path("endpoint").asString()).isEqualTo("/Users");
        assertThat(json(send("GET", "/Schemas/urn:ietf:params:scim:schemas:core:2.0:Group", "")).path("name")
                .asString())
                .isEqualTo("Group");
        assertThat(send("GET", "/Me", "").status()).isEqualTo(501);
        assertThat(send("POST", "/Users", "{nonsense").status()).isEqualTo(400);
        assertThat(send("POST", "/Users", "\"" + "x".repeat(1024 * 1024) + "\"").status()).isEqualTo(413);
        assertThat(json(send("GET", "/Nothing", "")).path("status").asString()).isEqualTo("404");
    }

    @Test
    void theTokenOpensScimAloneAndNothingElseOpensScim() {
        assertThat(world.browser().with("Authorization", "Bearer " + token).get("/api/v1/people").status())
                .isEqualTo(401);
        assertThat(world.browser().with("Authorization", "Bearer " + token).get("/account").status()).isEqualTo(303);
        assertThat(world.signIn(admin).get("/scim/v2/Users").status()).isEqualTo(401);
        var refused = world.browser().get("/scim/v2/Users");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(json(refused).path("schemas").get(0).asString())
                .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(refused.header("WWW-Authenticate").orElse("")).startsWith("Bearer");
        var browser = world.signIn(admin);
        var id = browser.get("/admin/provisioning").find("/admin/provisioning/tokens/([0-9a-f-]{36})/revoke");
        assertThat(browser.post("/admin/provisioning/tokens/" + id + "/revoke").status()).isEqualTo(303);
        assertThat(send("GET", "/Users", "").status()).isEqualTo(401);
    }

    @Test
    void everyActIsInTheJournalWithTheToken() {
        var id = UUID.fromString(json(send("POST", "/Users", user("j"))).path("id").asString());
        send("PATCH", "/Users/" + id,
                "{\"Operations\": [{\"op\": \"replace\", \"path\": \"active\", \"value\": false}]}");
        send("GET", "/Users/" + id, "");
        var entries = world.as(admin, who -> journal.ofObject(id, JournalCursor.newest(), 50));
        assertThat(entries).extracting(entry -> entry.verb())
                .contains("user.add", "provisioning.add", "provisioning.patch", "user.deactivate", "provisioning.read");
        assertThat(entries).filteredOn(entry -> !entry.verb().equals("user.join"))
                .allSatisfy(entry -> assertThat(entry.token()).isNotNull());
    }

    /** Whoever asked for one thing would otherwise have it before it is on record who had it. */
    @Test
    void nothingOfAnAnswerLeavesBeforeItsEntryIsDurable() throws Exception {
        var id = json(send("POST", "/Users", user("early"))).path("id").asString();
        try (var holder = new Superuser(data.path(), "t_" + admin.tenant().value().toString().replace("-", ""))) {
            holder.run("begin; lock table journal_entry in exclusive mode");
            var answer = CompletableFuture.supplyAsync(() -> send("GET", "/Users/" + id, ""));
            assertThatThrownBy(() -> answer.get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            holder.run("commit");
            assertThat(answer.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
        }
    }

    @Test
    void anOutsiderSeesNothing() {
        var person = json(send("POST", "/Users", user("o"))).path("id").asString();
        var dee = world.browser().with("Authorization", "Bearer " + token(world.browserOf(world.dee())));
        var there = dee.get("/scim/v2/Users/" + person);
        var nowhere = dee.get("/scim/v2/Users/" + UUID.randomUUID());
        assertThat(there.status()).isEqualTo(404);
        assertThat(there.body()).isEqualTo(nowhere.body());
        assertThat(dee.get("/scim/v2/Users").body()).doesNotContain(tag);
        var bo = world.add(admin, "Bo " + tag, "bo-" + tag + "@scim.example", Role.MEMBER);
        assertThat(world.signIn(bo).get("/admin/provisioning").status()).isEqualTo(404);
        assertThat(world.signIn(bo).post("/admin/provisioning/tokens", "name", "x", "days", "1").status())
                .isEqualTo(404);
    }

    private String user(String name) {
        return "{\"userName\": \"" + name + "-u-" + tag + "@scim.example\", \"displayName\": \"" + name + "\"}";
    }

    private AccountState state(String id) {
        return world.as(admin, who -> users.get(new UserId(UUID.fromString(id))).state());
    }

    private Answer find(String filter) {
        return send("GET", "/Users?filter=" + encode(filter), "");
    }

    private Answer send(String method, String path, String body) {
        return scim.send(scim.request("/scim/v2" + path).method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private Answer conditional(String method, String path, String header, String value, String body) {
        return scim.send(scim.request("/scim/v2" + path).header(header, value)
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private static List<String> ids(Answer answer) {
        return json(answer).path("Resources").valueStream().map(each -> each.path("id").asString()).toList();
    }

    private static JsonNode json(Answer answer) {
        return JSON.readTree(answer.body());
    }

    private static String encode(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
