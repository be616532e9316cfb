package org.aumbry.provisioning.web;

import org.aumbry.kernel.Refusal;
import org.aumbry.provisioning.ScimError;
import org.aumbry.web.RefusalForm;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Refusals in the form that SCIM wants (RFC 7644, 3.12). */
@Component
class ScimErrors implements RefusalForm {

    static final String MEDIA_TYPE = "application/scim+json";

    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error";
    private static final String TAKEN = "identity.email.taken";
    private static final String GROUP_TAKEN = "identity.group.name-taken";

    private final JsonMapper json;

    ScimErrors(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean speaksBelow(String path) {
        return path.startsWith("/scim/");
    }

    @Override
    public Said say(HttpStatus status, @Nullable Refusal refusal, String message) {
        var error = refusal == null ? error(status.value(), null, message) : of(refusal, status.value(), message);
        var said = HttpStatus.valueOf(Integer.parseInt(error.path("status").asString("500")));
        return new Said(said, MEDIA_TYPE, json.writeValueAsBytes(error));
    }

    ObjectNode of(ScimError error) {
        return error(error.status(), error.type(), error.detail());
    }

    /** Any refusal inside a bulk request. */
    ObjectNode of(RuntimeException refused, Words words) {
        if (refused instanceof ScimError error) {
            return of(error);
        }
        if (refused instanceof Refusal refusal) {
            var status = switch (refusal.code()) {
                case NOT_FOUND -> HttpStatus.NOT_FOUND;
                case CONFLICT -> HttpStatus.CONFLICT;
                default -> HttpStatus.BAD_REQUEST;
            };
            return of(refusal, status.value(), words.t(refusal.messageKey(), refusal.arguments().toArray()));
        }
        throw refused;
    }

    private static ObjectNode of(Refusal refusal, int status, String message) {
        if (refusal.messageKey().equals(TAKEN) || refusal.messageKey().equals(GROUP_TAKEN)) {
            return error(HttpStatus.CONFLICT.value(), "uniqueness", message);
        }
        return refusal.code() == Refusal.Code.INVALID
                ? error(HttpStatus.BAD_REQUEST.value(), "invalidValue", message)
                : error(status, null, message);
    }

    private static ObjectNode error(int status, @Nullable String type, String detail) {
        var error = JsonNodeFactory.instance.objectNode();
        error.putArray("schemas").add(SCHEMA);
        error.put("status", String.valueOf(status));
        if (type != null) {
            error.put("scimType", type);
        }
        return error.put("detail", detail);
    }
}
