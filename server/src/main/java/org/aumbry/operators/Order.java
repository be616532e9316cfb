package org.aumbry.operators;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Something that two operators want done to a network, or one of them with the consent of the network.
 *
 * @param object what it is about; null for the network as a whole
 * @param body what is wanted, by name; sealed where it is stored
 * @param consent the consent of the network that stands in for the second operator; null for none
 */
public record Order(
        UUID id,
        Kind kind,
        TenantId network,
        @Nullable UUID object,
        Map<String, String> body,
        OperatorId proposedBy,
        Instant proposedAt,
        @Nullable OperatorId confirmedBy,
        @Nullable UUID consent,
        State state) {

    public Order {
        body = Map.copyOf(body);
    }

    /** What can be ordered. */
    public enum Kind {
        /** Nobody of the network gets in, until it is resumed. */
        SUSPEND,
        RESUME,

        /** Asks the network to let an operator see something. */
        SUPPORT,

        /** Keeps one object from everyone. */
        TAKEDOWN,

        /** Gives it back. */
        LIFT,

        /** Changes something the way the network has asked for, under its consent. */
        CHANGE,

        /** Sets how many people and bytes the network may have. */
        LIMITS;

        /** Name in tables, addresses and messages. */
        public String stored() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** How far it is. */
    public enum State {
        PROPOSED,
        CONFIRMED,
        DECLINED,
        CARRIED_OUT
    }

    /** What is wanted under that name; empty when nothing is. */
    public String wanted(String name) {
        return body.getOrDefault(name, "");
    }
}
