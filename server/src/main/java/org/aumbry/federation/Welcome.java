package org.aumbry.federation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.aumbry.kernel.GroupId;

/**
 * Whom a network lets in by a provider, and as what.
 *
 * @param trustsAddresses whether the provider's word for an address that it calls proven is enough to find an account
 * @param strong what the provider says ({@code acr}, {@code amr}, authentication context) when it has seen a second
 *     factor that the network trusts
 * @param groups which of its groups stand for which of ours
 */
public record Welcome(Newcomers newcomers, boolean trustsAddresses, Set<String> strong, List<GroupRule> groups) {

    public static final Welcome STRICT = new Welcome(Newcomers.NOBODY, false, Set.of(), List.of());

    public Welcome {
        strong = Set.copyOf(strong);
        groups = List.copyOf(groups);
    }

    /** What becomes of people whom the network does not know yet. */
    public enum Newcomers {
        NOBODY,
        GUESTS,
        MEMBERS;

        public String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Newcomers> of(String stored) {
            return Stream.of(values()).filter(each -> each.stored().equals(stored)).findFirst();
        }
    }

    /** Whoever the provider says is in the one is in the other. */
    public record GroupRule(String value, GroupId group) {}

    Welcome with(List<GroupRule> changed) {
        return new Welcome(newcomers, trustsAddresses, strong, changed);
    }

    @Override
    public String toString() {
        return "welcome to " + newcomers.stored();
    }
}
