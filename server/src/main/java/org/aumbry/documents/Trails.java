package org.aumbry.documents;

import java.util.ArrayList;
import java.util.List;
import org.aumbry.kernel.Principal;
import org.aumbry.spaces.SpaceTitles;
import org.aumbry.spaces.Spaces;
import org.aumbry.web.Crumb;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The path to a place, as far as the asker may see it. */
@Component
public class Trails {

    private final Spaces spaces;
    private final SpaceTitles titles;
    private final Folders folders;

    Trails(Spaces spaces, SpaceTitles titles, Folders folders) {
        this.spaces = spaces;
        this.titles = titles;
        this.folders = folders;
    }

    @Transactional(readOnly = true)
    public List<Crumb> of(Principal who, Place place) {
        var crumbs = new ArrayList<Crumb>();
        spaces.these(who, List.of(place.space())).values()
                .forEach(space -> crumbs.add(new Crumb(titles.of(who, space), "/spaces/" + space.id())));
        folders.path(who, place)
                .forEach(folder -> crumbs.add(new Crumb(folder.title(), "/folders/" + folder.id())));
        return crumbs;
    }
}
