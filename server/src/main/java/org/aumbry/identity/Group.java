package org.aumbry.identity;

import java.time.Instant;
import org.aumbry.kernel.GroupId;

/** Some people and groups under one name. */
public record Group(GroupId id, GroupKind kind, String name, Instant createdAt) {

    @Override
    public String toString() {
        return "group " + id;
    }
}
