package org.aumbry.provisioning;

import static org.aumbry.provisioning.ScimAttribute.complex;
import static org.aumbry.provisioning.ScimAttribute.flag;
import static org.aumbry.provisioning.ScimAttribute.moment;
import static org.aumbry.provisioning.ScimAttribute.reference;
import static org.aumbry.provisioning.ScimAttribute.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.aumbry.provisioning.ScimAttribute.Form;

/** The kinds of resources there are (RFC 7643, 4.1 and 4.2), with the attributes of them that are kept. */
public enum ScimType {
    USER("User", "/Users", "urn:ietf:params:scim:schemas:core:2.0:User", "A person of the network", List.of(
            text("userName", Form.UNIQUE, "Name by which the client knows the person; at most 254 characters"),
            complex("name", Form.PLAIN, "Parts of the name",
                    text("formatted", Form.PLAIN, "The whole name"),
                    text("familyName", Form.PLAIN, "Family name"),
                    text("givenName", Form.PLAIN, "Given name")),
            text("displayName", Form.PLAIN, "The name that others see; at most 120 characters"),
            text("preferredLanguage", Form.PLAIN, "en, fr or es; anything longer counts by its first two letters"),
            flag("active", "Whether the person may sign in; false ends all sessions at once"),
            complex("emails", Form.MANY, "Addresses; the primary one, or else the first, is the account's",
                    text("value", Form.PLAIN, "The address"),
                    text("type", Form.PLAIN, "work, home or other"),
                    flag("primary", "Whether it is the account's address")),
            complex("groups", Form.MANY_READ_ONLY, "The groups the person is in, directly or through others",
                    text("value", Form.READ_ONLY, "Identifier of the group"),
                    reference("$ref", "Address of the group"),
                    text("display", Form.READ_ONLY, "Name of the group")))),
    GROUP("Group", "/Groups", "urn:ietf:params:scim:schemas:core:2.0:Group", "A group of people", List.of(
            text("displayName", Form.UNIQUE, "Name of the group; at most 120 characters"),
            complex("members", Form.MANY, "People and groups that stand in the group directly",
                    text("value", Form.EXACT, "Identifier of the person or group"),
                    reference("$ref", "Address of the person or group"),
                    text("type", Form.PLAIN, "User or Group"),
                    text("display", Form.READ_ONLY, "Name of the person or group"))));

    /** What every resource has (RFC 7643, 3.1). */
    private static final List<ScimAttribute> COMMON = List.of(
            text("schemas", Form.MANY_READ_ONLY, "Schemas of the resource"),
            text("id", Form.READ_ONLY, "Identifier given by this service"),
            text("externalId", Form.EXACT, "Identifier given by the client"),
            complex("meta", Form.READ_ONLY, "About the resource",
                    text("resourceType", Form.READ_ONLY, "User or Group"),
                    moment("created", "When it was made"),
                    moment("lastModified", "When it was last changed here"),
                    reference("location", "Its address"),
                    text("version", Form.READ_ONLY, "Its ETag")));

    private final String word;
    private final String endpoint;
    private final String schema;
    private final String description;
    private final List<ScimAttribute> attributes;

    ScimType(String word, String endpoint, String schema, String description, List<ScimAttribute> attributes) {
        this.word = word;
        this.endpoint = endpoint;
        this.schema = schema;
        this.description = description;
        this.attributes = attributes;
    }

    /** {@code User} or {@code Group}. */
    public String word() {
        return word;
    }

    /** Where resources of the type are, below the base address. */
    public String endpoint() {
        return endpoint;
    }

    public String schema() {
        return schema;
    }

    String description() {
        return description;
    }

    /** The attributes of the type's own schema. */
    List<ScimAttribute> attributes() {
        return attributes;
    }

    /** Extensions of the schema, each as one complex attribute that is called like its own schema. */
    List<ScimAttribute> extensions() {
        return this == USER ? List.of(ScimEnterprise.ATTRIBUTE) : List.of();
    }

    Optional<ScimAttribute> attribute(String name) {
        var own = Stream.concat(COMMON.stream(), attributes.stream());
        return ScimAttribute.find(Stream.concat(own, extensions().stream()).toList(), name);
    }

    static Optional<ScimType> at(String endpoint) {
        return Stream.of(values()).filter(type -> type.endpoint.equalsIgnoreCase(endpoint)).findFirst();
    }
}
