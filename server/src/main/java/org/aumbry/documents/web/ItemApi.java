package org.aumbry.documents.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aumbry.documents.Folder;
import org.aumbry.documents.FolderId;
import org.aumbry.documents.Folders;
import org.aumbry.documents.Item;
import org.aumbry.documents.Place;
import org.aumbry.documents.Trash;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.spaces.SpaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What lies in places and in the trash, for programs. */
@RestController
@RequestMapping("/api/v1")
class ItemApi {

    private static final int LONGEST_PAGE = 200;
    private static final String FOLDER = "f";

    private final Folders folders;
    private final Trash trash;

    ItemApi(Folders folders, Trash trash) {
        this.folders = folders;
        this.trash = trash;
    }

    record ItemList(List<ItemJson.One> items, @Nullable String next) {}

    record ItemsWish(@Nullable List<String> items) {

        List<String> texts() {
            if (items == null) {
                throw Refusal.invalid("items", "documents.refusal.nothing-chosen");
            }
            return items;
        }
    }

    @GetMapping("/spaces/{id}/items")
    ItemList inSpace(
            Principal who,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        return list(who, Place.in(SpaceId.parse(id)), cursor, limit);
    }

    @GetMapping("/folders/{id}/items")
    ItemList inFolder(
            Principal who,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        return list(who, folders.get(who, FolderId.parse(id)).inside(), cursor, limit);
    }

    /** Folders first, then documents, each in the order of identifiers; the cursor names the last one given. */
    private ItemList list(Principal who, Place place, @Nullable String cursor, int limit) {
        int size = Math.clamp(limit, 1, LONGEST_PAGE);
        var last = cursor == null ? null : read(cursor);
        boolean fromFolders = cursor == null || cursor.startsWith(FOLDER);
        var found = new ArrayList<Item>();
        if (fromFolders) {
            found.addAll(folders.list(who, place, true, last, size + 1));
        }
        if (found.size() <= size) {
            found.addAll(folders.list(who, place, false, fromFolders ? null : last, size + 1 - found.size()));
        }
        var page = found.stream().limit(size).toList();
        return new ItemList(
                page.stream().map(ItemJson::of).toList(), found.size() > size ? write(page.getLast()) : null);
    }

    /** What lies in the trash of a space; at most 2000, so there is never a next page. */
    @GetMapping("/spaces/{id}/trash")
    ItemList trash(Principal who, @PathVariable String id) {
        return new ItemList(trash.list(who, SpaceId.parse(id)).stream().map(ItemJson::of).toList(), null);
    }

    @PostMapping("/trash/restore")
    ItemList restore(Principal who, @RequestBody ItemsWish wish) {
        var back = trash.restore(who, ItemRefs.items(wish.texts()));
        return new ItemList(back.stream().map(ItemJson::of).toList(), null);
    }

    @PostMapping("/trash/erase")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(Principal who, @RequestBody ItemsWish wish) {
        trash.erase(who, ItemRefs.items(wish.texts()));
    }

    private static UUID read(String cursor) {
        return Identifiers.parse(cursor.substring(Math.min(1, cursor.length())));
    }

    private static String write(Item item) {
        return (item instanceof Folder ? FOLDER : "d") + item.ref().id();
    }
}
