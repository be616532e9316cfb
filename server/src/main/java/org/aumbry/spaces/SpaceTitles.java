package org.aumbry.spaces;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.aumbry.web.Messages;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What to call spaces and drives: a space by its name, a drive by whose it is, in the asker's language. */
@Component
public class SpaceTitles {

    private final Users users;
    private final Messages messages;

    SpaceTitles(Users users, Messages messages) {
        this.users = users;
        this.messages = messages;
    }

    @Transactional(readOnly = true)
    public String of(Principal who, Space space) {
        return of(who, List.of(space)).get(space.id());
    }

    @Transactional(readOnly = true)
    public Map<SpaceId, String> of(Principal who, Collection<Space> spaces) {
        var owners = users.names(spaces.stream().map(Space::owner).filter(Objects::nonNull).distinct().toList());
        var titles = new HashMap<SpaceId, String>();
        if (owners.isEmpty()) {
            spaces.forEach(space -> titles.put(space.id(), space.name()));
            return titles;
        }
        var locale = Locale.of(users.get(who.user()).preferences().language());
        spaces.forEach(space -> titles.put(space.id(), title(who, space, owners, locale)));
        return titles;
    }

    private String title(Principal who, Space space, Map<UserId, String> owners, Locale locale) {
        var owner = space.owner();
        if (owner == null) {
            return space.name();
        }
        var kind = space.kind() == SpaceKind.PUBLIC_DRIVE ? "public-drive" : "drive";
        return owner.equals(who.user())
                ? messages.text(locale, "spaces.my-" + kind)
                : messages.text(locale, "spaces." + kind + "-of", owners.getOrDefault(owner, ""));
    }
}
