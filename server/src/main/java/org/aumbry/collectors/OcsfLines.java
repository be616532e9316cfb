package org.aumbry.collectors;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.aumbry.checkpoints.PlacedEntries.Placed;
import org.aumbry.journal.AuditEntry;
import org.aumbry.journal.Outcome;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Entries as events of the Open Cybersecurity Schema Framework 1.6: sign-ins as Authentication (3002), everything else
 * as API Activity (6003), with the verb as operation.
 */
@Component
class OcsfLines {

    private static final int AUTHENTICATION = 3002;
    private static final int API_ACTIVITY = 6003;
    private static final int CREATE = 1;
    private static final int READ = 2;
    private static final int UPDATE = 3;
    private static final int DELETE = 4;
    private static final int OTHER = 99;
    private static final Set<String> CREATING = Set.of("add", "make", "create", "invite", "start", "upload");
    private static final Set<String> READING = Set.of(
            "open", "view", "read", "list", "download", "export", "search", "watch", "object", "bundle", "entries",
            "proof", "key", "tile", "checkpoint", "consistency", "report", "suggest", "people", "x-ray-person",
            "x-ray-thing");
    private static final Set<String> DELETING = Set.of("remove", "delete", "revoke", "trash", "drop", "forget");

    private final JsonMapper json;

    OcsfLines(JsonMapper json) {
        this.json = json;
    }

    String line(TenantId tenant, Placed placed, SentValues values) {
        var entry = placed.entry();
        var details = values.of(entry.details());
        boolean signIn = entry.verb().equals("sign-in") || entry.verb().equals("sign-out");
        int type = signIn ? AUTHENTICATION : API_ACTIVITY;
        int activity = signIn ? (entry.verb().equals("sign-in") ? 1 : 2) : activity(entry.verb());
        var event = new LinkedHashMap<String, Object>();
        event.put("class_uid", type);
        event.put("category_uid", type / 1000);
        event.put("activity_id", activity);
        event.put("type_uid", type * 100L + activity);
        event.put("time", entry.at().toEpochMilli());
        event.put("severity_id", entry.outcome() == Outcome.ALLOWED ? 1 : 2);
        event.put("status_id", entry.outcome() == Outcome.ALLOWED ? 1 : 2);
        event.put("status_detail", Objects.requireNonNullElse(entry.reason(), entry.outcome().stored()));
        event.put("metadata", metadata(tenant, placed));
        event.put("actor", actor(entry));
        if (signIn) {
            event.put("user", Map.of("uid", uid(entry.user() == null ? entry.object().id() : entry.user())));
            event.put("service", Map.of("name", "Aumbry"));
        } else {
            event.put("api", Map.of("operation", entry.verb(), "service", Map.of("name", "Aumbry")));
            event.put("resources", List.of(Map.of("type", entry.object().kind(), "uid", uid(entry.object().id()))));
        }
        var address = details.remove("address");
        event.put("src_endpoint", address == null ? Map.of("name", "unknown") : Map.of("ip", address));
        if (!details.isEmpty()) {
            event.put("unmapped", details);
        }
        return json.writeValueAsString(event);
    }

    private static Map<String, Object> metadata(TenantId tenant, Placed placed) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("version", "1.6.0");
        metadata.put("product", Map.of("name", "Aumbry", "vendor_name", "Aumbry"));
        metadata.put("uid", placed.entry().id().toString());
        metadata.put("sequence", placed.position());
        metadata.put("event_code", placed.entry().verb());
        metadata.put("tenant_uid", tenant.toString());
        return metadata;
    }

    private static Map<String, Object> actor(AuditEntry entry) {
        var actor = new LinkedHashMap<String, Object>();
        actor.put("user", Map.of("uid", uid(entry.user())));
        if (entry.session() != null) {
            actor.put("session", Map.of("uid", entry.session().toString()));
        }
        if (entry.token() != null) {
            actor.put("app_uid", entry.token().toString());
        }
        return actor;
    }

    private static int activity(String verb) {
        var act = verb.substring(verb.indexOf('.') + 1);
        if (READING.contains(act)) {
            return READ;
        }
        if (CREATING.contains(act)) {
            return CREATE;
        }
        if (DELETING.contains(act)) {
            return DELETE;
        }
        return act.startsWith("set") || act.startsWith("change") || act.equals("rename") ? UPDATE : OTHER;
    }

    private static String uid(@Nullable Object id) {
        return Objects.toString(id, "unknown");
    }
}
