package org.aumbry.access;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.UserId;

/**
 * Everyone who can see something, each with what they may do and why.
 *
 * @param members those who may view, in the order of their identifiers
 * @param everyone whether a grant to everyone in the network is among the reasons and nothing is taken from it
 * @param links how many links open it for whoever holds them
 */
public record Audience(List<Member> members, boolean everyone, int links) {

    /** One person who may view. */
    public record Member(UserId user, boolean guest, Set<Permission> permissions, List<Reason> reasons) {

        /** The same with nothing left but these. */
        Member within(Set<Permission> most) {
            return most.containsAll(permissions)
                    ? this
                    : new Member(
                            user,
                            guest,
                            permissions.stream().filter(most::contains).collect(Collectors.toUnmodifiableSet()),
                            reasons);
        }
    }

    /** How many of them are guests. */
    public int guests() {
        return (int) members.stream().filter(Member::guest).count();
    }
}
