package org.aumbry.provisioning;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What this service can do and which resources and attributes it knows (RFC 7643, 5 to 7). */
@Component
public class ScimDiscovery {

    private static final String CONFIG = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";
    private static final String RESOURCE_TYPE = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";
    private static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Schema";

    ScimDiscovery() {}

    public ObjectNode config(String base) {
        var config = with(CONFIG);
        config.putObject("patch").put("supported", true);
        config.putObject("bulk")
                .put("supported", true)
                .put("maxOperations", ScimBulk.MOST_OPERATIONS)
                .put("maxPayloadSize", ScimBulk.MOST_BYTES);
        config.putObject("filter").put("supported", true).put("maxResults", ScimQuery.MOST);
        config.putObject("changePassword").put("supported", false);
        config.putObject("sort").put("supported", true);
        config.putObject("etag").put("supported", true);
        config.putArray("authenticationSchemes").addObject()
                .put("type", "oauthbearertoken")
                .put("name", "Provisioning token")
                .put(
                        "description",
                        "A bearer token that an administrator makes for provisioning; good for nothing else")
                .put("primary", true);
        config.putObject("meta").put("resourceType", "ServiceProviderConfig")
                .put("location", base + "/ServiceProviderConfig");
        return config;
    }

    public List<ObjectNode> types(String base) {
        return Stream.of(ScimType.values()).map(type -> type(base, type)).toList();
    }

    public Optional<ObjectNode> type(String base, String word) {
        return Stream.of(ScimType.values()).filter(type -> type.word().equals(word)).findFirst()
                .map(type -> type(base, type));
    }

    public List<ObjectNode> schemas(String base) {
        var own = Stream.of(ScimType.values()).map(type -> schema(base, type));
        return Stream.concat(own, Stream.of(enterprise(base))).toList();
    }

    public Optional<ObjectNode> schema(String base, String id) {
        return schemas(base).stream()
                .filter(schema -> schema.path("id").asString("").equalsIgnoreCase(id))
                .findFirst();
    }

    private static ObjectNode type(String base, ScimType type) {
        var node = with(RESOURCE_TYPE);
        node.put("id", type.word());
        node.put("name", type.word());
        node.put("endpoint", type.endpoint());
        node.put("description", type.description());
        node.put("schema", type.schema());
        var extensions = node.putArray("schemaExtensions");
        type.extensions().forEach(each -> extensions.addObject().put("schema", each.name()).put("required", false));
        node.putObject("meta").put("resourceType", "ResourceType")
                .put("location", base + "/ResourceTypes/" + type.word());
        return node;
    }

    private static ObjectNode schema(String base, ScimType type) {
        return schema(base, type.schema(), type.word(), type.description(), type.attributes());
    }

    private static ObjectNode enterprise(String base) {
        var extension = ScimEnterprise.ATTRIBUTE;
        return schema(base, extension.name(), ScimEnterprise.NAME, extension.description(), extension.parts());
    }

    private static ObjectNode schema(
            String base, String id, String name, String description, List<ScimAttribute> attributes) {
        var node = with(SCHEMA);
        node.put("id", id);
        node.put("name", name);
        node.put("description", description);
        attributes(node.putArray("attributes"), attributes);
        node.putObject("meta").put("resourceType", "Schema").put("location", base + "/Schemas/" + id);
        return node;
    }

    private static void attributes(ArrayNode into, List<ScimAttribute> attributes) {
        for (var attribute : attributes) {
            var form = attribute.form();
            var node = into.addObject()
                    .put("name", attribute.name())
                    .put("type", typeName(attribute.type()))
                    .put("multiValued", form.many())
                    .put("description", attribute.description())
                    .put("required", form.required())
                    .put("caseExact", form.exact())
                    .put("mutability", form.readOnly() ? "readOnly" : "readWrite")
                    .put("returned", "default")
                    .put("uniqueness", form.unique() ? "server" : "none");
            if (attribute.type() == ScimAttribute.Type.REFERENCE) {
                node.putArray("referenceTypes").add("User").add("Group");
            }
            if (attribute.complex()) {
                attributes(node.putArray("subAttributes"), attribute.parts());
            }
        }
    }

    private static String typeName(ScimAttribute.Type type) {
        return type == ScimAttribute.Type.DATE_TIME ? "dateTime" : type.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode with(String schema) {
        var node = ScimNodes.object();
        node.putArray("schemas").add(schema);
        return node;
    }
}
