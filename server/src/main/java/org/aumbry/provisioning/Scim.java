package org.aumbry.provisioning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.aumbry.identity.Administrators;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The resources of a network for a provisioning client: finding, making, changing and removing them. */
@Service
public class Scim {

    private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
    private static final int AT_A_TIME = 500;

    private final List<ScimResources> all;
    private final LinkStore links;
    private final Administrators administrators;
    private final Journal journal;

    Scim(List<ScimResources> all, LinkStore links, Administrators administrators, Journal journal) {
        this.all = List.copyOf(all);
        this.links = links;
        this.administrators = administrators;
        this.journal = journal;
    }

    /** A resource as the client wants to see it, with its entity tag. */
    public record Answer(UUID id, ObjectNode body, String version, String location) {}

    @Transactional(readOnly = true)
    public Answer get(ScimCaller caller, ScimType type, String id, String attributes, String excluded) {
        require(caller, "read");
        var found = load(caller, type, known(id));
        journal.observe(caller.who(), "provisioning.read", ref(type, found.id()));
        return shown(found, ScimView.read(attributes, excluded));
    }

    /** The resources of the types that the query finds, one page of them. */
    @Transactional(readOnly = true)
    public ObjectNode search(ScimCaller caller, List<ScimType> types, ScimQuery query) {
        require(caller, "list");
        var view = ScimView.read(query.attributes(), query.excluded());
        var filter = query.filter() == null ? null : ScimFilterParser.filter(query.filter());
        var found = types.size() == 1 && filter == null && query.sortBy() == null
                ? page(caller, resources(types.getFirst()), query, view)
                : matching(caller, types, filter, query);
        journal.observe(
                caller.who(),
                "provisioning.list",
                new ObjectRef("network", caller.who().tenant().value()),
                Map.of("count", String.valueOf(found.page().size())));
        var list = ScimNodes.object();
        list.putArray("schemas").add(LIST);
        list.put("totalResults", found.total());
        list.put("startIndex", query.start());
        list.put("itemsPerPage", found.page().size());
        var page = list.putArray("Resources");
        found.page().forEach(each -> page.add(view.of(each)));
        return list;
    }

    @Transactional
    public Answer create(ScimCaller caller, ScimType type, JsonNode given, String attributes, String excluded) {
        require(caller, "add");
        var id = resources(type).create(caller.who(), object(given));
        journal.record(caller.who(), "provisioning.add", ref(type, id));
        return shown(load(caller, type, id), ScimView.read(attributes, excluded));
    }

    /** @param ifMatch entity tags of which the resource must have one; null = whatever it has */
    @Transactional
    public Answer replace(ScimCaller caller, ScimType type, String id, JsonNode given, @Nullable String ifMatch) {
        require(caller, "replace");
        var now = locked(caller, type, id, ifMatch);
        resources(type).replace(caller.who(), now.id(), object(given));
        journal.record(caller.who(), "provisioning.replace", ref(type, now.id()));
        return load(caller, type, now.id());
    }

    /** @param ifMatch entity tags of which the resource must have one; null = whatever it has */
    @Transactional
    public Answer patch(ScimCaller caller, ScimType type, String id, JsonNode request, @Nullable String ifMatch) {
        require(caller, "patch");
        var now = locked(caller, type, id, ifMatch);
        var changed = ScimPatch.apply(type, now.body(), object(request));
        if (!changed.equals(now.body())) {
            resources(type).replace(caller.who(), now.id(), changed);
            journal.record(caller.who(), "provisioning.patch", ref(type, now.id()));
        }
        return load(caller, type, now.id());
    }

    /** @param ifMatch entity tags of which the resource must have one; null = whatever it has */
    @Transactional
    public void delete(ScimCaller caller, ScimType type, String id, @Nullable String ifMatch) {
        require(caller, "remove");
        var now = locked(caller, type, id, ifMatch);
        resources(type).remove(caller.who(), now.id());
        journal.record(caller.who(), "provisioning.remove", ref(type, now.id()));
    }

    /** The identifier; empty when it is none. */
    static Optional<UUID> id(String text) {
        try {
            var id = UUID.fromString(text);
            return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private record Found(int total, List<ObjectNode> page) {}

    private Found page(ScimCaller caller, ScimResources resources, ScimQuery query, ScimView view) {
        var ids = resources.candidates(caller.who(), null);
        int from = Math.min(query.start() - 1, ids.size());
        var wanted = ids.subList(from, Math.min(from + query.count(), ids.size()));
        return new Found(ids.size(), finished(
                        caller, resources.type(), resources.load(caller, wanted, view), view.shows("members")));
    }

    private Found matching(ScimCaller caller, List<ScimType> types, @Nullable ScimFilter filter, ScimQuery query) {
        var matching = new ArrayList<ObjectNode>();
        for (var type : types) {
            var resources = resources(type);
            var ids = resources.candidates(caller.who(), filter);
            for (int from = 0; from < ids.size(); from += AT_A_TIME) {
                var some = ids.subList(from, Math.min(from + AT_A_TIME, ids.size()));
                finished(caller, type, resources.load(caller, some, ScimView.WHOLE), true).stream()
                        .filter(each -> filter == null || ScimMatch.matches(type, filter, each))
                        .forEach(matching::add);
            }
        }
        if (query.sortBy() != null) {
            matching.sort(order(ScimPath.read(query.sortBy()), query.descending()));
        }
        int from = Math.min(query.start() - 1, matching.size());
        return new Found(matching.size(), matching.subList(from, Math.min(from + query.count(), matching.size())));
    }

    private static Comparator<ObjectNode> order(ScimPath path, boolean descending) {
        Comparator<ObjectNode> byKey = Comparator.comparing(
                node -> ScimMatch.values(path, node).stream()
                        .findFirst()
                        .map(value -> value.asString("").toLowerCase(Locale.ROOT))
                        .orElse(null),
                Comparator.nullsLast(Comparator.naturalOrder()));
        return descending ? byKey.reversed() : byKey;
    }

    private Answer locked(ScimCaller caller, ScimType type, String id, @Nullable String ifMatch) {
        var known = known(id);
        links.lock(known);
        var now = load(caller, type, known);
        if (ifMatch != null && Stream.of(ifMatch.split(",")).map(String::strip)
                .noneMatch(tag -> tag.equals("*") || weak(tag).equals(now.version()))) {
            throw ScimError.stale();
        }
        return now;
    }

    private static String weak(String tag) {
        return tag.startsWith("W/") ? tag : "W/" + tag;
    }

    private Answer load(ScimCaller caller, ScimType type, UUID id) {
        var found = finished(caller, type, resources(type).load(caller, List.of(id), ScimView.WHOLE), true);
        if (found.isEmpty()) {
            throw ScimError.notFound();
        }
        var body = found.getFirst();
        var meta = body.path("meta");
        return new Answer(id, body, meta.path("version").asString(""), meta.path("location").asString(""));
    }

    /** Says of each where it is and, when all of it was loaded, which version it has. */
    private static List<ObjectNode> finished(ScimCaller caller, ScimType type, List<ObjectNode> loaded, boolean whole) {
        loaded.forEach(node -> {
            var meta = (ObjectNode) node.path("meta");
            meta.put("location", caller.base() + type.endpoint() + "/" + node.path("id").asString(""));
            if (whole) {
                meta.put("version", ScimNodes.version(node));
            }
        });
        return loaded;
    }

    private static Answer shown(Answer whole, ScimView view) {
        return new Answer(whole.id(), view.of(whole.body()), whole.version(), whole.location());
    }

    private void require(ScimCaller caller, String verb) {
        administrators.require(caller.who(), "provisioning." + verb);
    }

    private ScimResources resources(ScimType type) {
        return all.stream()
                .filter(each -> each.type() == type)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("every type has its resources"));
    }

    private static UUID known(String id) {
        return id(id).orElseThrow(ScimError::notFound);
    }

    private static ObjectNode object(JsonNode given) {
        if (given instanceof ObjectNode object) {
            return object;
        }
        throw ScimError.invalidSyntax("The body is a JSON object");
    }

    private static ObjectRef ref(ScimType type, UUID id) {
        return new ObjectRef(type.word().toLowerCase(Locale.ROOT), id);
    }
}
