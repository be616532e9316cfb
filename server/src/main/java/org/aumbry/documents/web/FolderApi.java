package org.aumbry.documents.web;

import java.util.List;
import java.util.Objects;
import org.aumbry.documents.Copies;
import org.aumbry.documents.FolderId;
import org.aumbry.documents.Folders;
import org.aumbry.documents.Moves;
import org.aumbry.documents.Trash;
import org.aumbry.kernel.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Folders, for programs. */
@RestController
@RequestMapping("/api/v1/folders")
class FolderApi {

    private final Folders folders;
    private final Moves moves;
    private final Copies copies;
    private final Trash trash;
    private final Targets targets;

    FolderApi(Folders folders, Moves moves, Copies copies, Trash trash, Targets targets) {
        this.folders = folders;
        this.moves = moves;
        this.copies = copies;
        this.trash = trash;
        this.targets = targets;
    }

    record Wish(@Nullable String title, ItemJson.@Nullable PlaceWish place) {

        String placeText() {
            return place == null ? "" : place.text();
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ItemJson.One add(Principal who, @RequestBody Wish wish) {
        var place = targets.place(who, wish.placeText());
        return ItemJson.of(folders.add(who, place, Objects.requireNonNullElse(wish.title(), "")));
    }

    @GetMapping("/{id}")
    ItemJson.One one(Principal who, @PathVariable String id) {
        return ItemJson.of(folders.get(who, FolderId.parse(id)));
    }

    /** Another name, another place, or both. */
    @PatchMapping("/{id}")
    ItemJson.One change(Principal who, @PathVariable String id, @RequestBody Wish wish) {
        var folder = FolderId.parse(id);
        if (wish.title() != null) {
            folders.rename(who, folder, wish.title());
        }
        if (wish.place() != null) {
            moves.move(who, List.of(folder.ref()), targets.place(who, wish.placeText()));
        }
        return ItemJson.of(folders.get(who, folder));
    }

    /** Into the trash, with everything in it. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void trash(Principal who, @PathVariable String id) {
        trash.put(who, List.of(FolderId.parse(id).ref()));
    }

    @PostMapping("/{id}/copy")
    @ResponseStatus(HttpStatus.CREATED)
    ItemJson.One copy(Principal who, @PathVariable String id, @RequestBody ItemJson.PlaceWish to) {
        var place = targets.place(who, to.text());
        return ItemJson.of(copies.copy(who, List.of(FolderId.parse(id).ref()), place).getFirst());
    }
}
