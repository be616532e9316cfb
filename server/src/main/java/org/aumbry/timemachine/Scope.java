package org.aumbry.timemachine;

import java.util.Locale;
import java.util.UUID;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.TenantId;
import org.aumbry.spaces.SpaceId;
import org.jspecify.annotations.Nullable;

/** What somebody travels through: one space or drive, or the whole network. */
public record Scope(Kind kind, UUID id) {

    /** How far a journey reaches. */
    public enum Kind {
        NETWORK,
        SPACE;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    public static Scope of(SpaceId space) {
        return new Scope(Kind.SPACE, space.value());
    }

    public static Scope of(TenantId network) {
        return new Scope(Kind.NETWORK, network.value());
    }

    public boolean network() {
        return kind == Kind.NETWORK;
    }

    public ObjectRef ref() {
        return new ObjectRef(kind.stored(), id);
    }

    /** The space; null when it is the network. */
    @Nullable UUID space() {
        return network() ? null : id;
    }
}
