package org.aumbry.provisioning;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aumbry.identity.AccountState;
import org.aumbry.identity.Preferences;
import org.aumbry.identity.User;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns an account into a SCIM user and what a client sends into an account. */
final class UserNodes {

    private static final int LONGEST_USER_NAME = 254;
    private static final int LONGEST_TEXT = 300;
    private static final int MOST_EMAILS = 20;

    private UserNodes() {}

    /**
     * What a client wants a person to be.
     *
     * @param kept what of it the account has no place for
     * @param active null = as it is
     */
    record Wanted(String userName, String name, String email, String language, @Nullable Boolean active,
            ObjectNode kept) {

        boolean describes(User user) {
            return name.equals(user.name())
                    && email.equals(user.email())
                    && language.equals(user.preferences().language());
        }
    }

    /** The account is the truth about name, address, language and state; the rest is as the client said it. */
    static ObjectNode of(User user, @Nullable Link link) {
        var kept = link == null ? ScimNodes.object() : link.kept();
        var node = ScimNodes.object();
        var schemas = node.putArray("schemas").add(ScimType.USER.schema());
        var enterprise = kept.path(ScimEnterprise.SCHEMA);
        if (enterprise.isObject()) {
            schemas.add(ScimEnterprise.SCHEMA);
            node.set(ScimEnterprise.SCHEMA, enterprise.deepCopy());
        }
        node.put("id", user.id().toString());
        copy(kept, node, "externalId");
        var userName = ScimNodes.text(kept, "userName");
        node.put("userName", userName == null ? user.email() : userName);
        node.put("displayName", user.name());
        node.set("name", name(kept.path("name"), user.name()));
        node.put("preferredLanguage", user.preferences().language());
        node.put("active", user.state() != AccountState.DEACTIVATED);
        node.set("emails", emails(kept.path("emails"), user.email()));
        var meta = node.putObject("meta");
        meta.put("resourceType", ScimType.USER.word());
        meta.put("created", user.createdAt().toString());
        meta.put("lastModified", (link == null ? user.createdAt() : link.changedAt()).toString());
        return node;
    }

    private static ObjectNode name(JsonNode kept, String whole) {
        var name = ScimNodes.object();
        copy(kept, name, "familyName");
        copy(kept, name, "givenName");
        var formatted = ScimNodes.text(kept, "formatted");
        name.put("formatted", formatted == null ? whole : formatted);
        return name;
    }

    private static JsonNode emails(JsonNode kept, String address) {
        var emails = ScimNodes.object().arrayNode();
        if (kept.isEmpty()) {
            emails.addObject().put("value", address).put("type", "work").put("primary", true);
            return emails;
        }
        int main = main(kept);
        for (int i = 0; i < kept.size(); i++) {
            var email = (ObjectNode) kept.get(i).deepCopy();
            if (i == main) {
                email.put("value", address);
            }
            emails.add(email);
        }
        return emails;
    }

    /**
     * Reads a whole resource.
     *
     * @param user the account as it is; null for a new one
     */
    static Wanted read(ObjectNode given, @Nullable User user, @Nullable Link link) {
        var userName = bounded(given, "userName", LONGEST_USER_NAME);
        if (userName == null) {
            throw ScimError.invalidValue("userName is required");
        }
        var kept = ScimNodes.object();
        kept.put("userName", userName);
        put(kept, "externalId", bounded(given, "externalId", LONGEST_TEXT));
        var parts = ScimNodes.get(given, "name");
        var name = kept.putObject("name");
        put(name, "formatted", formatted(parts, user, link));
        put(name, "familyName", bounded(parts, "familyName", LONGEST_TEXT));
        put(name, "givenName", bounded(parts, "givenName", LONGEST_TEXT));
        var display = display(given, user, link);
        kept.put("named", display != null);
        ScimEnterprise.read(given, kept);
        var email = emails(ScimNodes.get(given, "emails"), kept);
        return new Wanted(
                userName,
                display == null ? called(name, userName) : display,
                email == null ? userName : email,
                language(given, user),
                ScimNodes.flag(given, "active"),
                kept);
    }

    /** The name a client gave to be shown; null when it left that to the parts of the name. */
    private static @Nullable String display(ObjectNode given, @Nullable User user, @Nullable Link link) {
        var display = bounded(given, "displayName", LONGEST_TEXT);
        boolean ours = user != null && link != null && !link.kept().path("named").asBoolean(false)
                && user.name().equals(display);
        return ours ? null : display;
    }

    private static @Nullable String formatted(JsonNode parts, @Nullable User user, @Nullable Link link) {
        var formatted = bounded(parts, "formatted", LONGEST_TEXT);
        boolean ours = user != null && user.name().equals(formatted)
                && (link == null || ScimNodes.text(link.kept().path("name"), "formatted") == null);
        return ours ? null : formatted;
    }

    private static String called(ObjectNode name, String userName) {
        var formatted = ScimNodes.text(name, "formatted");
        if (formatted != null) {
            return formatted;
        }
        var joined = Stream.of("givenName", "familyName")
                .map(part -> name.path(part).asString(""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return joined.isEmpty() ? userName : joined;
    }

    private static @Nullable String emails(JsonNode given, ObjectNode kept) {
        if (!given.isArray() || given.isEmpty()) {
            return null;
        }
        if (given.size() > MOST_EMAILS) {
            throw ScimError.invalidValue("There are at most " + MOST_EMAILS + " emails");
        }
        var emails = kept.putArray("emails");
        for (var each : given) {
            var email = emails.addObject();
            put(email, "value", bounded(each, "value", LONGEST_USER_NAME));
            put(email, "type", bounded(each, "type", LONGEST_TEXT));
            var primary = ScimNodes.flag(each, "primary");
            if (primary != null) {
                email.put("primary", primary);
            }
        }
        return ScimNodes.text(emails.get(main(emails)), "value");
    }

    private static int main(JsonNode emails) {
        for (int i = 0; i < emails.size(); i++) {
            if (emails.get(i).path("primary").asBoolean(false)) {
                return i;
            }
        }
        return 0;
    }

    private static String language(ObjectNode given, @Nullable User user) {
        var language = bounded(given, "preferredLanguage", LONGEST_TEXT);
        if (language == null) {
            return user == null ? "en" : user.preferences().language();
        }
        var code = language.length() < 2 ? "" : language.substring(0, 2).toLowerCase(Locale.ROOT);
        return Preferences.LANGUAGES.contains(code) ? code : "en";
    }

    private static @Nullable String bounded(JsonNode object, String name, int longest) {
        var text = ScimNodes.text(object, name);
        if (text != null && text.length() > longest) {
            throw ScimError.invalidValue(name + " has at most " + longest + " characters");
        }
        return text;
    }

    private static void put(ObjectNode into, String name, @Nullable String value) {
        if (value != null) {
            into.put(name, value);
        }
    }

    private static void copy(JsonNode from, ObjectNode to, String name) {
        put(to, name, ScimNodes.text(from, name));
    }
}
