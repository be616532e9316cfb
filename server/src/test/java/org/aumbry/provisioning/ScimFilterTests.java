package org.aumbry.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScimFilterTests {

    private static final JsonNode BJENSEN = JsonMapper.shared().readTree("""
            {"id": "2819c223-7f76-453a-919d-413861904646", "externalId": "Ab1", "userName": "bjensen@example.com",
             "name": {"familyName": "O'Malley", "givenName": "Barbara"}, "active": true,
               "displayName": "Babs \\"B\\" (x)",
             "meta": {"created": "2026-01-02T03:04:05Z"},
             "emails": [{"value": "b@work.example", "type": "work", "primary": true},
                        {"value": "b@home.example", "type": "home"}]}""");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            userName eq "BJensen@example.com"                                              | true
            USERNAME EQ "bjensen@example.com"                                              | true
            urn:ietf:params:scim:schemas:core:2.0:User:userName sw "bj"                    | true
            urn:ietf:params:scim:schemas:core:2.0:User:name.familyName co "MALLEY"         | true
            userName ne "bjensen@example.com"                                              | false
            userName ne "x"                                                                | true
            nickName ne "x"                                                                | true
            nickName eq "x"                                                                | false
            nickName eq null                                                               | true
            userName ew ".com"                                                             | true
            externalId eq "ab1"                                                            | false
            externalId eq "Ab1"                                                            | true
            name.familyName co "O'Malley"                                                  | true
            displayName eq "Babs \\"B\\" (x)"                                              | true
            title pr                                                                       | false
            emails pr                                                                      | true
            active eq true                                                                 | true
            active eq "True"                                                               | true
            active eq False                                                                | false
            meta.created gt "2026-01-01T00:00:00Z"                                         | true
            meta.created lt "2026-01-02T03:04:05+00:00"                                    | false
            meta.created ge "2026-01-02T04:04:05+01:00"                                    | true
            userName gt "a" and userName le "c"                                            | true
            emails eq "B@HOME.example"                                                     | true
            emails.type eq "home"                                                          | true
            emails[type eq "work" and value co "@home"]                                    | false
            emails[type eq "work" and value co "@work"]                                    | true
            emails[type eq "work"] and active eq false                                     | false
            emails[not (type eq "work")]                                                   | true
            not (active eq true)                                                           | false
            not(active eq true) or userName sw "b"                                         | true
            userName eq "no" or userName sw "b" and active eq false                        | false
            (userName eq "no" or userName sw "b") and active eq true                       | true
            note eq "x" or not (notes pr)                                                  | true
            urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "d"   | false
            """)
    void resourcesAreFoundByWhatTheFilterSays(String filter, boolean found) {
        assertThat(ScimMatch.matches(ScimType.USER, ScimFilterParser.filter(filter.strip()), BJENSEN))
                .as(filter)
                .isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "userName", "userName eq", "userName is \"x\"", "userName eq \"x", "userName eq \"x\" and",
        "(userName pr", "userName pr)", "emails[type eq \"work\"", "userName eq {}", "userName eq [1]", "and",
                "eq eq eq",
        "userName eq \"x\" or or active pr", "a.b.c eq \"x\"", "userName eq \\", "not userName pr", "userName eq nul",
        "meta.created gt \"yesterday\""
    })
    void whatIsNoFilterIsRefused(String filter) {
        assertThatThrownBy(() -> ScimMatch.matches(ScimType.USER, ScimFilterParser.filter(filter), BJENSEN))
                .isInstanceOfSatisfying(ScimError.class, error -> assertThat(error.status()).isEqualTo(400));
    }

    @Test
    void lengthAndDepthAreBounded() {
        assertThatThrownBy(() -> ScimFilterParser.filter("(".repeat(50) + "active pr" + ")".repeat(50)))
                .isInstanceOf(ScimError.class);
        assertThatThrownBy(() -> ScimFilterParser.filter("userName eq \"" + "x".repeat(5000) + "\""))
                .isInstanceOf(ScimError.class);
    }

    @Test
    void aFilterSaysWhatMustBeEqual() {
        assertThat(ScimFilterParser.filter("userName eq \"a\" and active eq true").equalTo("userName", null))
                .isEqualTo("a");
        assertThat(ScimFilterParser.filter("userName eq \"a\" or active eq true").equalTo("userName", null)).isNull();
        assertThat(ScimFilterParser.filter("not (userName eq \"a\")").equalTo("userName", null)).isNull();
        assertThat(ScimFilterParser.filter("emails[type eq \"work\" and value eq \"a@b\"]").equalTo("emails", "value"))
                .isEqualTo("a@b");
        assertThat(ScimFilterParser.filter("emails.value eq \"a@b\"").equalTo("emails", "value")).isEqualTo("a@b");
    }
}
