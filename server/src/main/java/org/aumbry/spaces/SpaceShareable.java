package org.aumbry.spaces;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.access.Shareable;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Spaces and drives as the share page knows them: their class is always their own. */
@Component
class SpaceShareable implements Shareable {

    private final Spaces spaces;
    private final SpaceTitles titles;

    SpaceShareable(Spaces spaces, SpaceTitles titles) {
        this.spaces = spaces;
        this.titles = titles;
    }

    @Override
    public String kind() {
        return "space";
    }

    @Override
    @Transactional(readOnly = true)
    public SharedObject find(Principal who, UUID id) {
        var space = spaces.get(who, new SpaceId(id));
        return new SharedObject(
                id, kind(), titles.of(who, space), "", "/spaces/" + id, space.accessClass(), true);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> title(Principal who, UUID id) {
        return spaces.these(who, List.of(new SpaceId(id))).values().stream()
                .findFirst()
                .map(space -> titles.of(who, space));
    }

    @Override
    @Transactional(readOnly = true)
    public AccessClass ownClass(Principal who, UUID id) {
        return spaces.require(who, Permission.SHARE, new SpaceId(id)).accessClass();
    }

    @Override
    public void dropOwnClass(Principal who, UUID id) {
        throw Refusal.of(Refusal.Code.CONFLICT, "spaces.refusal.always-own");
    }
}
