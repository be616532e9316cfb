package org.aumbry.spaces;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.aumbry.kernel.Principal;
import org.aumbry.search.FacetNames;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells search what the spaces of its hits are called, for askers who may look inside. */
@Component
class SpaceFacets implements FacetNames {

    private final Spaces spaces;
    private final SpaceTitles titles;

    SpaceFacets(Spaces spaces, SpaceTitles titles) {
        this.spaces = spaces;
        this.titles = titles;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> spaceNames(Principal asker, Collection<UUID> wanted) {
        var visible = spaces.these(asker, wanted.stream().map(SpaceId::new).toList()).values();
        var names = new HashMap<UUID, String>();
        titles.of(asker, visible).forEach((id, name) -> names.put(id.value(), name));
        return names;
    }
}
