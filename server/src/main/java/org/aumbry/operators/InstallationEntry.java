package org.aumbry.operators;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.aumbry.journal.Outcome;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Evidence of one act of an operator, or of a network towards the operators.
 *
 * @param number its place, from 1 without gaps
 * @param operator who; null when it was the machine's prompt, the program itself or the network
 * @param hash over the entry and the hash of the one before, 64 hexadecimal digits
 */
public record InstallationEntry(
        long number,
        UUID id,
        Instant at,
        @Nullable OperatorId operator,
        @Nullable TenantId network,
        String verb,
        ObjectRef object,
        Outcome outcome,
        Map<String, String> details,
        String hash) {

    public InstallationEntry {
        details = Map.copyOf(details);
    }
}
