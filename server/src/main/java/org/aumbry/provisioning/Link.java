package org.aumbry.provisioning;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a client said of a person or group beyond what the account keeps.
 *
 * @param kept members of the resource as sent, {@code userName} and {@code externalId} among them
 * @param forgotten whether the client has removed it
 * @param token the client that said so last
 */
record Link(UUID id, ScimType type, ObjectNode kept, boolean forgotten, @Nullable UUID token, Instant changedAt) {

    @Nullable String external() {
        return ScimNodes.text(kept, "externalId");
    }

    @Nullable String userName() {
        return ScimNodes.text(kept, "userName");
    }

    Link forget(@Nullable UUID by, Instant at) {
        return new Link(id, type, ScimNodes.object(), true, by, at);
    }
}
