package org.aumbry.documents;

import java.util.List;
import java.util.Optional;
import org.aumbry.access.Shareable.SharedObject;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.spaces.SpaceTitles;
import org.aumbry.spaces.Spaces;
import org.springframework.stereotype.Component;

/** Rights of their own for single documents and folders. */
@Component
class Sharing {

    private final Guards guards;
    private final Classes classes;
    private final Folders folders;
    private final Labels labels;
    private final Spaces spaces;
    private final SpaceTitles titles;

    Sharing(Guards guards, Classes classes, Folders folders, Labels labels, Spaces spaces, SpaceTitles titles) {
        this.guards = guards;
        this.classes = classes;
        this.folders = folders;
        this.labels = labels;
        this.spaces = spaces;
        this.titles = titles;
    }

    SharedObject find(Principal who, ObjectRef ref, String address) {
        var item = guards.item(who, Permission.VIEW, ref);
        return new SharedObject(
                ref.id(), ref.kind(), item.title(), placeTitle(who, item.place()), address, item.accessClass(),
                item.ownClass());
    }

    /** Empty when the asker may not view it; never a refusal. */
    Optional<String> title(Principal who, ObjectRef ref) {
        return guards.visible(who, ref).map(Item::title);
    }

    AccessClass ownClass(Principal who, ObjectRef ref) {
        return classes.own(who, held(who, Permission.SHARE, ref));
    }

    void dropOwnClass(Principal who, ObjectRef ref) {
        var item = held(who, Permission.MANAGE, ref);
        if (!item.ownClass()) {
            throw Refusal.of(Refusal.Code.CONFLICT, "documents.refusal.no-own-rights");
        }
        classes.dropOwn(who, item, guards.around(item.accessClass()));
    }

    private Item held(Principal who, Permission permission, ObjectRef ref) {
        labels.holdAlone(List.of(guards.item(who, permission, ref).place().space()));
        return guards.item(who, permission, ref);
    }

    /** The place as far as the asker may know it; empty when they may not. */
    private String placeTitle(Principal who, Place place) {
        var path = folders.path(who, place);
        if (place.folder() != null && !path.isEmpty() && path.getLast().id().equals(place.folder())) {
            return path.getLast().title();
        }
        var visible = spaces.these(who, List.of(place.space()));
        return visible.isEmpty() ? "" : titles.of(who, visible.get(place.space()));
    }
}
