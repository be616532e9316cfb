package org.aumbry.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ScimPatchTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ONE = "11111111-1111-7111-8111-111111111111";
    private static final String TWO = "22222222-2222-7222-8222-222222222222";

    private static final String USER = """
            {"id": "x", "userName": "bo", "displayName": "Bo", "active": true, "name": {"givenName": "Bo"},
             "emails": [{"value": "bo@work.example", "type": "work", "primary": true},
                        {"value": "bo@home.example", "type": "home"}],
             "groups": [{"value": "g"}]}""";

    private static final String GROUP = """
            {"id": "g", "displayName": "Legal", "members": [{"value": "%s", "type": "User"}]}""".formatted(ONE);

    @Test
    void replacesAndAddsAndRemovesAttributes() {
        var changed = user("""
                {"op": "replace", "path": "displayName", "value": "Bo Berg"},
                {"op": "add", "path": "name.familyName", "value": "Berg"},
                {"op": "remove", "path": "name.givenName"},
                {"op": "add", "value": {"externalId": "e1", "name": {"formatted": "B. Berg"}}}""");
        assertThat(changed.path("displayName").asString()).isEqualTo("Bo Berg");
        assertThat(changed.path("name").toString()).isEqualTo("{\"familyName\":\"Berg\",\"formatted\":\"B. Berg\"}");
        assertThat(changed.path("externalId").asString()).isEqualTo("e1");
    }

    @Test
    void findsElementsByTheFilterInThePath() {
        var changed = user("""
                {"op": "replace", "path": "emails[type eq \\"work\\"].value", "value": "b@new.example"},
                {"op": "remove", "path": "emails[type eq \\"home\\"]"}""");
        assertThat(changed.path("emails").toString())
                .isEqualTo("[{\"value\":\"b@new.example\",\"type\":\"work\",\"primary\":true}]");
    }

    @Test
    void keepsOnePrimaryValue() {
        var changed = user("""
                {"op": "add", "path": "emails", "value": [{"value": "b@third.example", "primary": true}]}""");
        assertThat(changed.path("emails")).hasSize(3);
        assertThat(changed.path("emails").get(0).path("primary").asBoolean()).isFalse();
        assertThat(changed.path("emails").get(2).path("primary").asBoolean()).isTrue();
    }

    @Test
    void understandsWhatEntraSends() {
        var changed = user("""
                {"op": "Replace", "path": "active", "value": "False"},
                {"op": "Add", "path": "emails[type eq \\"other\\"].value", "value": "b@other.example"},
                {"op": "Add", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
                  "value": "Legal"},
                {"op": "Replace", "value": {"name.familyName": "Berg",
                  "urn:ietf:params:scim:schemas:core:2.0:User:displayName": "B"}}""");
        assertThat(ScimNodes.flag(changed, "active")).isFalse();
        assertThat(changed.path("emails").get(2).toString())
                .isEqualTo("{\"type\":\"other\",\"value\":\"b@other.example\"}");
        assertThat(changed.path("name").path("familyName").asString()).isEqualTo("Berg");
        assertThat(changed.path("displayName").asString()).isEqualTo("B");
        assertThat(changed.path(ScimEnterprise.SCHEMA).toString()).isEqualTo("{\"department\":\"Legal\"}");
        var members = group("""
                {"op": "Add", "path": "members", "value": [{"value": "%s"}, {"value": "%s"}]},
                {"op": "Remove", "path": "members", "value": [{"value": "%s"}]}""".formatted(ONE, TWO, ONE));
        assertThat(members.path("members").toString()).isEqualTo("[{\"value\":\"" + TWO + "\"}]");
    }

    @Test
    void understandsWhatOktaSends() {
        assertThat(ScimNodes.flag(user("{\"op\": \"replace\", \"value\": {\"active\": false}}"), "active")).isFalse();
        var removed = group("{\"op\": \"remove\", \"path\": \"members[value eq \\\"" + ONE + "\\\"]\"}");
        assertThat(removed.has("members")).isFalse();
        var renamed = group("{\"op\": \"replace\", \"value\": {\"id\": \"g\", \"displayName\": \"Law\"}}");
        assertThat(renamed.path("displayName").asString()).isEqualTo("Law");
        var replaced = group("{\"op\": \"replace\", \"path\": \"members\", \"value\": [{\"value\": \"" + TWO + "\"}]}");
        assertThat(replaced.path("members").toString()).doesNotContain(ONE).contains(TWO);
    }

    @Test
    void refusesWhatCannotBeMeant() {
        refused("{\"op\": \"remove\"}", "noTarget");
        refused("{\"op\": \"move\", \"path\": \"displayName\", \"value\": \"x\"}", "invalidSyntax");
        refused("{\"op\": \"replace\", \"path\": \"id\", \"value\": \"y\"}", "mutability");
        refused("{\"op\": \"add\", \"path\": \"groups\", \"value\": [{\"value\": \"h\"}]}", "mutability");
        refused("{\"op\": \"replace\", \"path\": \"emails[type ne \\\"work\\\" and type ne \\\"home\\\"].value\", "
                + "\"value\": \"x\"}",
                "noTarget");
        refused("{\"op\": \"replace\", \"path\": \"emails[type\", \"value\": \"x\"}", "invalidFilter");
        refused("{\"op\": \"replace\", \"value\": \"x\"}", "invalidValue");
        refused("{\"op\": \"add\", \"path\": \"displayName\"}", "invalidValue");
    }

    private static void refused(String operation, String type) {
        assertThatThrownBy(() -> user(operation)).as(operation)
                .isInstanceOfSatisfying(ScimError.class, error -> assertThat(error.type()).isEqualTo(type));
    }

    private static ObjectNode user(String operations) {
        return apply(ScimType.USER, USER, operations);
    }

    private static ObjectNode group(String operations) {
        return apply(ScimType.GROUP, GROUP, operations);
    }

    private static ObjectNode apply(ScimType type, String resource, String operations) {
        var request = JSON
                .readTree("{\"schemas\": [\"" + ScimPatch.SCHEMA + "\"], \"Operations\": [" + operations + "]}");
        return ScimPatch.apply(type, (ObjectNode) JSON.readTree(resource), request);
    }
}
