package org.aumbry.provisioning;

import static org.aumbry.provisioning.ScimAttribute.complex;
import static org.aumbry.provisioning.ScimAttribute.text;

import java.util.List;
import java.util.Locale;
import org.aumbry.provisioning.ScimAttribute.Form;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The extension that says where a person works (RFC 7643, 4.3). Kept and given back as the client said it; nothing here
 * follows from it. Inside a resource it is one complex attribute that is called like its schema.
 */
final class ScimEnterprise {

    static final String SCHEMA = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    static final String NAME = "EnterpriseUser";

    static final ScimAttribute ATTRIBUTE = complex(SCHEMA, Form.PLAIN, "Where a person works",
            text("employeeNumber", Form.PLAIN, "Number the organisation gave the person"),
            text("costCenter", Form.PLAIN, "Name of a cost centre"),
            text("organization", Form.PLAIN, "Name of an organisation"),
            text("division", Form.PLAIN, "Name of a division"),
            text("department", Form.PLAIN, "Name of a department"),
            complex("manager", Form.PLAIN, "The person's manager",
                    text("value", Form.PLAIN, "Identifier of the manager"),
                    text("$ref", Form.PLAIN, "Address of the manager"),
                    text("displayName", Form.PLAIN, "Name of the manager")));

    private static final String MANAGER = "manager";
    private static final String MANAGER_VALUE = "manager.value";
    private static final int LONGEST_TEXT = 300;
    private static final List<String> TEXTS =
            List.of("employeeNumber", "costCenter", "organization", "division", "department");
    private static final List<String> OF_MANAGER = List.of("value", "$ref", "displayName");

    private ScimEnterprise() {}

    /** The path of what is named behind the schema, or of all of it; null when the text names something else. */
    static @Nullable ScimPath path(String text) {
        if (text.equalsIgnoreCase(SCHEMA)) {
            return new ScimPath("", SCHEMA, null);
        }
        if (!text.toLowerCase(Locale.ROOT).startsWith(SCHEMA.toLowerCase(Locale.ROOT) + ":")) {
            return null;
        }
        var part = text.substring(SCHEMA.length() + 1);
        return new ScimPath("", SCHEMA, part.equalsIgnoreCase(MANAGER_VALUE) ? MANAGER : part);
    }

    /** Takes what a client says of it over into what is kept; nothing when it says nothing. */
    static void read(ObjectNode given, ObjectNode kept) {
        var said = ScimNodes.get(given, SCHEMA);
        var taken = ScimNodes.object();
        TEXTS.forEach(name -> put(taken, name, said));
        var manager = manager(ScimNodes.get(said, MANAGER));
        if (!manager.isEmpty()) {
            taken.set(MANAGER, manager);
        }
        if (!taken.isEmpty()) {
            kept.set(SCHEMA, taken);
        }
    }

    /** Some clients send the manager's identifier alone. */
    private static ObjectNode manager(JsonNode said) {
        var manager = ScimNodes.object();
        if (said.isString()) {
            put(manager, "value", ScimNodes.object().set("value", said));
        } else {
            OF_MANAGER.forEach(name -> put(manager, name, said));
        }
        return manager;
    }

    private static void put(ObjectNode into, String name, JsonNode said) {
        var text = ScimNodes.text(said, name);
        if (text != null && text.length() > LONGEST_TEXT) {
            throw ScimError.invalidValue(name + " has at most " + LONGEST_TEXT + " characters");
        }
        if (text != null) {
            into.put(name, text);
        }
    }
}
