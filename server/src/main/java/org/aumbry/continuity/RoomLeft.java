package org.aumbry.continuity;

import org.aumbry.blobs.Blobs;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.networks.NetworkLimits;
import org.aumbry.networks.Networks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * How large the network may become, as those who run the installation agreed, and how much of it is used: for its
 * administrators, before it is reached.
 */
@Service
public class RoomLeft {

    private final NetworkLimits limits;
    private final Users users;
    private final Blobs blobs;
    private final Networks networks;

    RoomLeft(NetworkLimits limits, Users users, Blobs blobs, Networks networks) {
        this.limits = limits;
        this.users = users;
        this.blobs = blobs;
        this.networks = networks;
    }

    /** How far something has come. */
    public enum Fill {
        ROOM,
        NEAR,
        FULL;

        /** As sent. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** @param most null for no limit */
    public record Use(long used, @Nullable Long most) {

        private static final int NEAR_PERCENT = 80;
        private static final int PERCENT = 100;

        public Fill fill() {
            if (most == null || used < most / (double) PERCENT * NEAR_PERCENT) {
                return Fill.ROOM;
            }
            return used < most ? Fill.NEAR : Fill.FULL;
        }
    }

    /** @param people accounts that are active or invited @param bytes of stored content */
    public record Room(Use people, Use bytes) {}

    /** For administrators. */
    public Room of(Principal who) {
        networks.requireAdministrator(who, "storage.read");
        var limit = limits.of(who.tenant());
        return new Room(
                new Use(users.countTaking(), limit.people()), new Use(blobs.totals().sizeBytes(), limit.bytes()));
    }
}
