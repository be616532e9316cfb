package org.aumbry.documents.web;

import java.util.List;
import org.aumbry.documents.Copies;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Documents and their versions, for programs. Content comes in by uploads and leaves by {@code content}. */
@RestController
@RequestMapping("/api/v1/documents/{id}")
class DocumentApi {

    private static final int LONGEST_PAGE = 200;

    private final Documents documents;
    private final Moves moves;
    private final Copies copies;
    private final Trash trash;
    private final Targets targets;

    DocumentApi(Documents documents, Moves moves, Copies copies, Trash trash, Targets targets) {
        this.documents = documents;
        this.moves = moves;
        this.copies = copies;
        this.trash = trash;
        this.targets = targets;
    }

    record Wish(@Nullable String title, ItemJson.@Nullable PlaceWish place) {}

    record VersionList(List<ItemJson.VersionOne> items, @Nullable String next) {}

    @GetMapping
    ItemJson.One one(Principal who, @PathVariable String id) {
        return ItemJson.of(documents.get(who, DocumentId.parse(id)));
    }

    /** Another title, another place, or both. */
    @PatchMapping
    ItemJson.One change(Principal who, @PathVariable String id, @RequestBody Wish wish) {
        var document = DocumentId.parse(id);
        if (wish.title() != null) {
            documents.rename(who, document, wish.title());
        }
        if (wish.place() != null) {
            moves.move(who, List.of(document.ref()), targets.place(who, wish.place().text()));
        }
        return ItemJson.of(documents.get(who, document));
    }

    /** Into the trash. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void trash(Principal who, @PathVariable String id) {
        trash.put(who, List.of(DocumentId.parse(id).ref()));
    }

    @PostMapping("/copy")
    @ResponseStatus(HttpStatus.CREATED)
    ItemJson.One copy(Principal who, @PathVariable String id, @RequestBody ItemJson.PlaceWish to) {
        var place = targets.place(who, to.text());
        return ItemJson.of(copies.copy(who, List.of(DocumentId.parse(id).ref()), place).getFirst());
    }

    /** Newest first; the cursor is the last number given. */
    @GetMapping("/versions")
    VersionList versions(
            Principal who,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer cursor,
            @RequestParam(defaultValue = "100") int limit) {
        int size = Math.clamp(limit, 1, LONGEST_PAGE);
        var rest = documents.versions(who, DocumentId.parse(id)).stream()
                .filter(version -> cursor == null || version.number() < cursor)
                .toList();
        var page = rest.stream().limit(size).map(ItemJson::of).toList();
        return new VersionList(page, rest.size() > size ? String.valueOf(page.getLast().number()) : null);
    }

    /** Makes an earlier version the current one, as a new version. */
    @PostMapping("/versions/{number}/restore")
    @ResponseStatus(HttpStatus.CREATED)
    ItemJson.VersionOne restore(Principal who, @PathVariable String id, @PathVariable int number) {
        return ItemJson.of(documents.restore(who, DocumentId.parse(id), number));
    }
}
