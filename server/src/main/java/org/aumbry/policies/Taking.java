package org.aumbry.policies;

import java.util.UUID;

/**
 * Content about to leave.
 *
 * @param document what it is of; for an export an identifier of its own
 * @param number of the version; 0 for an export
 * @param bytes what will be sent at most; what was asked for counts, also when the client leaves before its end
 */
public record Taking(DownloadChannel channel, UUID document, int number, long bytes) {

    public Taking {
        if (bytes < 0) {
            throw new IllegalArgumentException("nothing leaves backwards");
        }
    }
}
