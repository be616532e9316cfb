package org.aumbry.access;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.aumbry.kernel.UserId;

/**
 * What sharing would change, before it does.
 *
 * @param newly people who could not see it and then can, in the order of their identifiers
 * @param outside how many of those are guests
 * @param gone how many could see it and then can't
 * @param total how many can see it then
 */
public record SharePreview(List<UserId> newly, int outside, int gone, int total) {

    static SharePreview between(Audience before, Audience after) {
        var saw = users(before);
        var sees = users(after);
        var newly = after.members().stream().filter(member -> !saw.contains(member.user())).toList();
        return new SharePreview(
                newly.stream().map(Audience.Member::user).toList(),
                (int) newly.stream().filter(Audience.Member::guest).count(),
                (int) saw.stream().filter(user -> !sees.contains(user)).count(),
                sees.size());
    }

    private static Set<UserId> users(Audience audience) {
        return audience.members().stream().map(Audience.Member::user).collect(Collectors.toSet());
    }
}
