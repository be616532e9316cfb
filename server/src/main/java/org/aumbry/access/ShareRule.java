package org.aumbry.access;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aumbry.kernel.GroupId;
import org.jspecify.annotations.Nullable;

/**
 * One rule about who may share what with whom. Rules are asked in order; the first that fits decides.
 *
 * @param who whose sharing it is about
 * @param group the group, when it is about one; otherwise null
 * @param label key of the label it is about; null = whatever the label
 * @param targets the audiences it is about
 * @param allows whether it lets them, or stops them
 */
public record ShareRule(
        UUID id, Who who, @Nullable GroupId group, @Nullable String label, Set<ShareTarget> targets, boolean allows) {

    /** Whose sharing a rule is about. */
    public enum Who {
        ANYONE,
        ADMIN,
        MEMBER,
        GUEST,
        GROUP;

        /** The form in tables and forms. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one with that form. */
        public static Optional<Who> of(String word) {
            for (var who : values()) {
                if (who.word().equals(word)) {
                    return Optional.of(who);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * Someone about to share.
     *
     * @param role administrator, member or guest
     * @param groups the groups they are in, directly or not
     */
    record Sharer(Who role, Set<GroupId> groups) {}

    boolean fits(Sharer sharer, @Nullable String labelled, ShareTarget target) {
        boolean about = switch (who) {
            case ANYONE -> true;
            case GROUP -> group != null && sharer.groups().contains(group);
            case ADMIN, MEMBER, GUEST -> who == sharer.role();
        };
        return about && targets.contains(target) && (label == null || label.equals(labelled));
    }
}
