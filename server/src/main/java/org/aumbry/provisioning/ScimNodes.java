package org.aumbry.provisioning;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.aumbry.crypto.Hashes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON objects whose members are found without regard to case. */
final class ScimNodes {

    private static final int VERSION_BYTES = 12;

    private ScimNodes() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The member; a missing node when there is none. */
    static JsonNode get(JsonNode object, String name) {
        var exact = object.path(name);
        if (!exact.isMissingNode() || !object.isObject()) {
            return exact;
        }
        return object.path(key(object, name));
    }

    /** How the object itself spells the name; the given spelling when it has no such member. */
    static String key(JsonNode object, String name) {
        for (var member : object.properties()) {
            if (member.getKey().equalsIgnoreCase(name)) {
                return member.getKey();
            }
        }
        return name;
    }

    /** The text of a member, stripped; null when it is missing, null or blank. Refuses what is no text. */
    static @Nullable String text(JsonNode object, String name) {
        var value = get(object, name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw ScimError.invalidValue(name + " is a string");
        }
        var text = value.stringValue().strip();
        return text.isEmpty() ? null : text;
    }

    /** A boolean, also when a client sends it as text, as some do; null when it is missing. */
    static @Nullable Boolean flag(JsonNode object, String name) {
        var value = get(object, name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        var text = value.isString() ? value.stringValue() : "";
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw ScimError.invalidValue(name + " is true or false");
        }
        return text.equalsIgnoreCase("true");
    }

    /** The entity tag of a resource: a hash of what can be changed of it. */
    static String version(ObjectNode resource) {
        var bare = resource.deepCopy();
        bare.remove(List.of("meta", "groups"));
        var hash = Hashes.sha256(bare.toString().getBytes(StandardCharsets.UTF_8));
        var kept = Arrays.copyOf(hash, VERSION_BYTES);
        return "W/\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(kept) + "\"";
    }
}
