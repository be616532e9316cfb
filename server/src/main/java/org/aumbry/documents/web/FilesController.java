package org.aumbry.documents.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.aumbry.access.Access;
import org.aumbry.documents.Folder;
import org.aumbry.documents.FolderId;
import org.aumbry.documents.Folders;
import org.aumbry.documents.Item;
import org.aumbry.documents.NameOrder;
import org.aumbry.documents.Place;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.spaces.Space;
import org.aumbry.spaces.SpaceFrame;
import org.aumbry.spaces.SpaceFrames;
import org.aumbry.spaces.SpaceId;
import org.aumbry.spaces.Spaces;
import org.aumbry.web.Crumb;
import org.aumbry.web.ReachMark;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What lies in spaces, drives and folders. */
@Controller
class FilesController {

    private static final int PAGE = 200;

    private final Spaces spaces;
    private final SpaceFrames frames;
    private final Folders folders;
    private final Access access;
    private final FileLines lines;
    private final Views views;

    FilesController(
            Spaces spaces, SpaceFrames frames, Folders folders, Access access, FileLines lines, Views views) {
        this.spaces = spaces;
        this.frames = frames;
        this.folders = folders;
        this.access = access;
        this.lines = lines;
        this.views = views;
    }

    /** How a list is asked for: in which order, which page of it. */
    record Order(@Nullable String sort, @Nullable Integer page, @Nullable String label) {

        String sortOrName() {
            return "changed".equals(sort) || "size".equals(sort) ? sort : "name";
        }

        int pageFromZero() {
            return page == null ? 0 : Math.max(0, page);
        }

        Comparator<Item> comparator(Words words) {
            return switch (sortOrName()) {
                case "changed" -> FileLines.byChange();
                case "size" -> FileLines.bySize();
                default -> NameOrder.of(words.locale());
            };
        }
    }

    @GetMapping("/spaces/{id}")
    View space(Principal who, @PathVariable String id, Order order, Words words) {
        var spaceId = SpaceId.parse(id);
        var inside = spaces.these(who, List.of(spaceId)).get(spaceId);
        if (inside == null) {
            return views.seeOther("/spaces/" + spaces.card(who, spaceId).id() + "/door");
        }
        return views.page(page(who, inside, Place.in(spaceId), null, order, words));
    }

    @GetMapping("/folders/{id}")
    View folder(Principal who, @PathVariable String id, Order order, Words words) {
        var folder = folders.get(who, FolderId.parse(id));
        var space = spaces.these(who, List.of(folder.place().space())).get(folder.place().space());
        return views.page(page(who, space, folder.inside(), folder, order, words));
    }

    @PostMapping("/spaces/{id}/folders")
    View addAtTop(Principal who, @PathVariable String id, @RequestParam String name, Words words) {
        return added(who, Place.in(SpaceId.parse(id)), name, words);
    }

    @PostMapping("/folders/{id}/folders")
    View addInside(Principal who, @PathVariable String id, @RequestParam String name, Words words) {
        return added(who, folders.get(who, FolderId.parse(id)).inside(), name, words);
    }

    private View added(Principal who, Place place, String name, Words words) {
        var folder = folders.add(who, place, name);
        return views.seeOther(Addresses.of(place), Toast.of(words.t("documents.done.folder-added", folder.title())));
    }

    private FilesPage page(
            Principal who, @Nullable Space space, Place place, @Nullable Folder folder, Order order, Words words) {
        var contents = folders.contents(who, place);
        var items = new ArrayList<Item>(contents.folders());
        items.addAll(contents.documents());
        var labels = new ListLabels(lines.labels(items), order.label());
        items.removeIf(item -> !labels.shows(item.accessClass()));
        items.sort(order.comparator(words));
        int from = Math.min(order.pageFromZero() * PAGE, items.size());
        int to = Math.min(from + PAGE, items.size());
        var frame = space == null ? null : frames.of(who, space);
        var address = Addresses.of(place);
        var query = address + "?sort=" + order.sortOrName() + labels.query();
        return new FilesPage(
                frame,
                folder == null ? null : head(who, folder),
                folder == null ? List.of() : crumbs(who, frame, folder),
                lines.of(who, items.subList(from, to)),
                ItemRefs.text(place),
                address,
                access.allows(who, Permission.EDIT, classOf(space, folder)),
                order.sortOrName(),
                items.size(),
                labels.tabs(address + "?sort=" + order.sortOrName(), words),
                contents.cut(),
                from == 0 ? null : query,
                to == items.size() ? null : query + "&page=" + (order.pageFromZero() + 1));
    }

    private FilesPage.FolderHead head(Principal who, Folder folder) {
        var reach = access.reach(who, folder.accessClass());
        return new FilesPage.FolderHead(
                folder.title(), ReachMark.of(folder.ref(), reach.level(), reach.people()), ItemRefs.text(folder.ref()));
    }

    private List<Crumb> crumbs(Principal who, @Nullable SpaceFrame frame, Folder folder) {
        var crumbs = new ArrayList<Crumb>();
        if (frame != null) {
            crumbs.add(new Crumb(frame.title(), frame.address()));
        }
        folders.path(who, folder.inside()).stream()
                .filter(around -> !around.id().equals(folder.id()))
                .forEach(around -> crumbs.add(new Crumb(around.title(), "/folders/" + around.id())));
        return crumbs;
    }

    private static AccessClass classOf(@Nullable Space space, @Nullable Folder folder) {
        if (folder != null) {
            return folder.accessClass();
        }
        if (space == null) {
            throw Refusal.notFound();
        }
        return space.accessClass();
    }
}
