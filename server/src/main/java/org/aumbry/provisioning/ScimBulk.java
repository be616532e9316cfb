package org.aumbry.provisioning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Many acts in one request (RFC 7644, 3.7), each in a transaction of its own. An act that names another one's resource
 * by its bulk identifier waits for that one, wherever in the list it stands.
 */
@Service
public class ScimBulk {

    public static final int MOST_OPERATIONS = 1000;
    public static final int MOST_BYTES = 1024 * 1024;

    private static final String RESPONSE = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";
    private static final Pattern REFERENCE = Pattern.compile("bulkId:([^/\"\\s]{1,200})");
    private static final int CREATED = 201;
    private static final int DONE = 200;
    private static final int NOTHING = 204;

    private final Scim scim;

    ScimBulk(Scim scim) {
        this.scim = scim;
    }

    /** How a refusal of the product reads in SCIM; the web side knows the words. */
    @FunctionalInterface
    public interface Errors {
        ObjectNode of(RuntimeException refused);
    }

    public ObjectNode run(ScimCaller caller, JsonNode request, Errors errors) {
        var operations = ScimNodes.get(request, "Operations");
        if (!operations.isArray() || operations.isEmpty()) {
            throw ScimError.invalidSyntax("Operations is a list");
        }
        if (operations.size() > MOST_OPERATIONS) {
            throw ScimError.tooLarge("A bulk request has at most " + MOST_OPERATIONS + " operations");
        }
        int most = ScimNodes.get(request, "failOnErrors").asInt(0);
        return new Run(caller, errors, most).all(operations.valueStream().toList());
    }

    private final class Run {

        private final ScimCaller caller;
        private final Errors errors;
        private final int failOnErrors;
        private final Map<String, String> known = new HashMap<>();
        private final Map<Integer, ObjectNode> answers = new TreeMap<>();
        private int failed;

        Run(ScimCaller caller, Errors errors, int failOnErrors) {
            this.caller = caller;
            this.errors = errors;
            this.failOnErrors = failOnErrors;
        }

        ObjectNode all(List<JsonNode> operations) {
            var waiting = new ArrayList<Integer>();
            for (int i = 0; i < operations.size(); i++) {
                waiting.add(i);
            }
            boolean moved = true;
            while (moved && !waiting.isEmpty() && !enough()) {
                moved = round(operations, waiting);
            }
            for (int i : enough() ? List.<Integer>of() : waiting) {
                answer(i, operations.get(i), ScimError.conflict("A bulkId is not known or stands in a circle"));
            }
            var response = ScimNodes.object();
            response.putArray("schemas").add(RESPONSE);
            var array = response.putArray("Operations");
            answers.values().forEach(array::add);
            return response;
        }

        /** Carries out every act that waits for nothing; whether there was one. */
        private boolean round(List<JsonNode> operations, List<Integer> waiting) {
            boolean moved = false;
            var promised = waiting.stream()
                    .map(i -> ScimNodes.get(operations.get(i), "bulkId").asString(""))
                    .collect(Collectors.toSet());
            for (var i : List.copyOf(waiting)) {
                if (enough()) {
                    return moved;
                }
                var operation = operations.get(i);
                if (!waits(operation, promised)) {
                    waiting.remove(i);
                    moved = true;
                    carryOut(i, operation);
                }
            }
            return moved;
        }

        private boolean waits(JsonNode operation, Set<String> promised) {
            var own = ScimNodes.get(operation, "bulkId").asString("");
            var text = ScimNodes.get(operation, "data") + " " + ScimNodes.get(operation, "path");
            return REFERENCE.matcher(text).results()
                    .map(match -> match.group(1))
                    .anyMatch(id -> !known.containsKey(id) && promised.contains(id) || id.equals(own));
        }

        private void carryOut(int i, JsonNode operation) {
            try {
                answers.put(i, act(operation));
            } catch (ScimError | Refusal refused) {
                answer(i, operation, refused);
            }
        }

        private ObjectNode act(JsonNode operation) {
            var method = ScimNodes.get(operation, "method").asString("").toUpperCase(Locale.ROOT);
            var path = resolved(ScimNodes.get(operation, "path").asString(""));
            var parts = path.split("/", -1);
            var type = ScimType.at("/" + (parts.length > 1 ? parts[1] : ""))
                    .orElseThrow(() -> ScimError.invalidPath("A path begins with /Users or /Groups"));
            var data = resolved(ScimNodes.get(operation, "data"));
            var version = ScimNodes.text(operation, "version");
            if (method.equals("POST") && parts.length == 2) {
                var made = scim.create(caller, type, data, "", "");
                var bulkId = ScimNodes.get(operation, "bulkId").asString("");
                known.put(bulkId, made.id().toString());
                return done(operation, CREATED, made);
            }
            if (parts.length != 3) {
                throw ScimError.invalidPath("A path names one resource");
            }
            return switch (method) {
                case "PUT" -> done(operation, DONE, scim.replace(caller, type, parts[2], data, version));
                case "PATCH" -> done(operation, DONE, scim.patch(caller, type, parts[2], data, version));
                case "DELETE" -> {
                    scim.delete(caller, type, parts[2], version);
                    yield said(operation, NOTHING).put("location", caller.base() + path);
                }
                default -> throw ScimError.invalidSyntax("method is POST, PUT, PATCH or DELETE");
            };
        }

        private ObjectNode done(JsonNode operation, int status, Scim.Answer answer) {
            return said(operation, status).put("location", answer.location()).put("version", answer.version());
        }

        private void answer(int i, JsonNode operation, RuntimeException refused) {
            failed++;
            var error = errors.of(refused);
            var said = said(operation, 0);
            said.set("status", error.path("status"));
            said.set("response", error);
            answers.put(i, said);
        }

        private static ObjectNode said(JsonNode operation, int status) {
            var said = ScimNodes.object();
            said.put("method", ScimNodes.get(operation, "method").asString(""));
            var bulkId = ScimNodes.get(operation, "bulkId").asString("");
            if (!bulkId.isEmpty()) {
                said.put("bulkId", bulkId);
            }
            return said.put("status", String.valueOf(status));
        }

        private boolean enough() {
            return failOnErrors > 0 && failed >= failOnErrors;
        }

        private String resolved(String text) {
            return REFERENCE.matcher(text).replaceAll(match -> {
                var id = known.get(match.group(1));
                if (id == null) {
                    throw ScimError.conflict("A bulkId is not known");
                }
                return id;
            });
        }

        private JsonNode resolved(JsonNode data) {
            if (data.isString()) {
                return StringNode.valueOf(resolved(data.stringValue()));
            }
            if (data.isArray()) {
                var array = ScimNodes.object().arrayNode();
                data.forEach(each -> array.add(resolved(each)));
                return array;
            }
            if (data.isObject()) {
                var object = ScimNodes.object();
                data.properties().forEach(member -> object.set(member.getKey(), resolved(member.getValue())));
                return object;
            }
            return data;
        }
    }
}
