package org.aumbry.networks;

import java.time.Instant;
import org.aumbry.kernel.TenantId;

/**
 * One network: what it is called and how it is run.
 *
 * @param slug short name for commands: lower-case letters, digits and hyphens; taken once in an installation
 * @param language what people get who have chosen none
 */
public record Network(
        TenantId id,
        String name,
        String slug,
        String language,
        Instant createdAt) {

    @Override
    public String toString() {
        return "network " + id;
    }
}
