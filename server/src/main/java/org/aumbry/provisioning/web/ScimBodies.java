package org.aumbry.provisioning.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.aumbry.provisioning.Scim;
import org.aumbry.provisioning.ScimBulk;
import org.aumbry.provisioning.ScimError;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what clients send, whatever they call its type, and writes answers with their entity tags. */
@Component
class ScimBodies {

    private static final MediaType SCIM = MediaType.parseMediaType(ScimErrors.MEDIA_TYPE);

    private final JsonMapper json;

    ScimBodies(JsonMapper json) {
        this.json = json;
    }

    JsonNode read(HttpServletRequest request) throws IOException {
        var bytes = request.getInputStream().readNBytes(ScimBulk.MOST_BYTES + 1);
        if (bytes.length > ScimBulk.MOST_BYTES) {
            throw ScimError.tooLarge("A request has at most " + ScimBulk.MOST_BYTES + " bytes");
        }
        try {
            return json.readTree(bytes);
        } catch (JacksonException malformed) {
            throw ScimError.invalidSyntax("The body is not JSON");
        }
    }

    ResponseEntity<byte[]> answer(int status, Scim.Answer answer) {
        var response = ResponseEntity.status(status).contentType(SCIM).eTag(answer.version());
        if (status == 201) {
            response.header("Location", answer.location());
        }
        return response.body(json.writeValueAsBytes(answer.body()));
    }

    ResponseEntity<byte[]> answer(int status, JsonNode body) {
        return ResponseEntity.status(status).contentType(SCIM).body(json.writeValueAsBytes(body));
    }
}
