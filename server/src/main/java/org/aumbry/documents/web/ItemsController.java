package org.aumbry.documents.web;

import java.util.List;
import java.util.Map;
import org.aumbry.documents.Copies;
import org.aumbry.documents.Moves;
import org.aumbry.documents.Place;
import org.aumbry.documents.Trash;
import org.aumbry.documents.Undo;
import org.aumbry.documents.UndoId;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.Paths;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Acts on one or many items: into the trash, to another place, back again. */
@Controller
class ItemsController {

    private final Moves moves;
    private final Copies copies;
    private final Trash trash;
    private final Undo undo;
    private final Targets targets;
    private final Views views;

    ItemsController(Moves moves, Copies copies, Trash trash, Undo undo, Targets targets, Views views) {
        this.moves = moves;
        this.copies = copies;
        this.trash = trash;
        this.undo = undo;
        this.targets = targets;
        this.views = views;
    }

    /**
     * What a list form says.
     *
     * @param item one item, when a row's own button was pressed
     * @param select the ticked ones
     * @param back where to go afterwards
     */
    record Chosen(@Nullable String item, @Nullable List<String> select, @Nullable String back) {

        List<String> texts() {
            if (item != null) {
                return List.of(item);
            }
            if (select == null || select.isEmpty()) {
                throw Refusal.invalid("items", "documents.refusal.nothing-chosen");
            }
            return select;
        }

        String next() {
            return Paths.local(back == null ? "/" : back);
        }
    }

    @PostMapping("/items/trash")
    View trash(Principal who, Chosen chosen, Words words) {
        var items = ItemRefs.items(chosen.texts());
        var step = trash.put(who, items);
        return views.seeOther(chosen.next(), undoable(words.t("documents.done.trashed", items.size()), step, chosen));
    }

    /** Shows the places that the chosen items could go to. */
    @PostMapping("/items/choose")
    View choose(Principal who, Chosen chosen, @RequestParam(defaultValue = "") String at) {
        return views.page(targets.page(who, chosen.texts(), at, chosen.next()));
    }

    @PostMapping("/items/move")
    View move(Principal who, Chosen chosen, @RequestParam String to, Words words) {
        var items = ItemRefs.items(chosen.texts());
        var step = moves.move(who, items, targets.place(who, to));
        return views.seeOther(chosen.next(), undoable(words.t("documents.done.moved", items.size()), step, chosen));
    }

    @PostMapping("/items/copy")
    View copy(Principal who, Chosen chosen, @RequestParam String to, Words words) {
        Place place = targets.place(who, to);
        int count = copies.copy(who, ItemRefs.items(chosen.texts()), place).size();
        return views.seeOther(Addresses.of(place), Toast.of(words.t("documents.done.copied", count)));
    }

    @PostMapping("/items/restore")
    View restore(Principal who, Chosen chosen, Words words) {
        int count = trash.restore(who, ItemRefs.items(chosen.texts())).size();
        return views.seeOther(chosen.next(), Toast.of(words.t("documents.done.restored", count)));
    }

    @PostMapping("/items/erase")
    View erase(Principal who, Chosen chosen, @RequestParam(defaultValue = "") String confirm, Words words) {
        if (!confirm.equals("yes")) {
            throw Refusal.invalid("confirm", "documents.refusal.confirm");
        }
        var items = ItemRefs.items(chosen.texts());
        trash.erase(who, items);
        return views.seeOther(chosen.next(), Toast.of(words.t("documents.done.erased", items.size())));
    }

    @PostMapping("/undo/{id}")
    View undo(Principal who, @PathVariable String id, @RequestParam(defaultValue = "/") String back, Words words) {
        undo.undo(who, UndoId.parse(id));
        return views.seeOther(Paths.local(back), Toast.of(words.t("documents.done.undone")));
    }

    private static Toast undoable(String message, UndoId step, Chosen chosen) {
        return Toast.of(message).undo("/undo/" + step, Map.of("back", chosen.next()));
    }
}
