package org.aumbry.documents.web;

import com.ibm.icu.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.aumbry.access.Access;
import org.aumbry.documents.Folder;
import org.aumbry.documents.FolderId;
import org.aumbry.documents.Folders;
import org.aumbry.documents.NameOrder;
import org.aumbry.documents.Place;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.spaces.Space;
import org.aumbry.spaces.SpaceId;
import org.aumbry.spaces.SpaceTitles;
import org.aumbry.spaces.Spaces;
import org.springframework.stereotype.Component;

/** The places a person can put things: spaces, drives and folders. */
@Component
class Targets {

    private final Spaces spaces;
    private final SpaceTitles titles;
    private final Folders folders;
    private final Access access;

    Targets(Spaces spaces, SpaceTitles titles, Folders folders, Access access) {
        this.spaces = spaces;
        this.titles = titles;
        this.folders = folders;
        this.access = access;
    }

    /** The place a form names, as far as the asker may see it. */
    Place place(Principal who, String text) {
        var ref = ItemRefs.place(text);
        return ref.kind().equals("folder")
                ? folders.get(who, ItemRefs.folder(ref)).inside()
                : Place.in(spaces.get(who, ItemRefs.space(ref)).id());
    }

    /** @param at the place that is open; empty for the list of spaces and drives */
    TargetsPage page(Principal who, List<String> items, String at, String back) {
        if (at.isEmpty()) {
            return new TargetsPage(items, back, null, "", areas(who));
        }
        var place = place(who, at);
        var choices = folders.contents(who, place).folders().stream()
                .sorted(NameOrder.of(Locale.ROOT))
                .map(folder -> choice(who, folder))
                .toList();
        return new TargetsPage(items, back, here(who, place), around(who, place), choices);
    }

    private List<TargetsPage.Choice> areas(Principal who) {
        var areas = new ArrayList<>(spaces.inside(who));
        areas.addAll(spaces.drives(who));
        var names = titles.of(who, areas);
        var order = Collator.getInstance(Locale.ROOT);
        return areas.stream()
                .filter(area -> access.allows(who, Permission.EDIT, area.accessClass()))
                .map(area -> choice(area, names.getOrDefault(area.id(), "")))
                .sorted(Comparator.comparing(TargetsPage.Choice::title, order::compare))
                .toList();
    }

    private TargetsPage.Choice here(Principal who, Place place) {
        if (place.folder() != null) {
            return choice(who, folders.get(who, place.folder()));
        }
        var space = spaces.get(who, place.space());
        boolean usable = access.allows(who, Permission.EDIT, space.accessClass());
        return new TargetsPage.Choice(ItemRefs.text(place), titles.of(who, space), "space", usable);
    }

    /** What lies around the place and the asker may see; empty for the list of spaces and drives. */
    private String around(Principal who, Place place) {
        FolderId folder = place.folder();
        if (folder == null) {
            return "";
        }
        Place outside = folders.get(who, folder).place();
        boolean seen = outside.folder() == null
                ? sees(who, outside.space())
                : folders.path(who, outside).stream().anyMatch(each -> each.id().equals(outside.folder()));
        return seen ? ItemRefs.text(outside) : "";
    }

    private boolean sees(Principal who, SpaceId space) {
        return !spaces.these(who, List.of(space)).isEmpty();
    }

    private TargetsPage.Choice choice(Principal who, Folder folder) {
        boolean usable = access.allows(who, Permission.EDIT, folder.accessClass());
        return new TargetsPage.Choice(ItemRefs.text(folder.ref()), folder.title(), "folder", usable);
    }

    private static TargetsPage.Choice choice(Space area, String title) {
        var ref = new ObjectRef("space", area.id().value());
        return new TargetsPage.Choice(ItemRefs.text(ref), title, area.kind().drive() ? "drive" : "space", true);
    }
}
