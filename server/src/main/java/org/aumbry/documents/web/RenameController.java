package org.aumbry.documents.web;

import java.util.Map;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.documents.FolderId;
import org.aumbry.documents.Folders;
import org.aumbry.documents.Item;
import org.aumbry.documents.Undo;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Other names for documents and folders. */
@Controller
class RenameController {

    private final Documents documents;
    private final Folders folders;
    private final Undo undo;
    private final Views views;

    RenameController(Documents documents, Folders folders, Undo undo, Views views) {
        this.documents = documents;
        this.folders = folders;
        this.undo = undo;
        this.views = views;
    }

    @GetMapping("/documents/{id}/rename")
    View document(Principal who, @PathVariable String id) {
        var document = documents.get(who, DocumentId.parse(id));
        return views.page(page(document, document.title(), FieldErrors.none()));
    }

    @GetMapping("/folders/{id}/rename")
    View folder(Principal who, @PathVariable String id) {
        var folder = folders.get(who, FolderId.parse(id));
        return views.page(page(folder, folder.title(), FieldErrors.none()));
    }

    @PostMapping("/documents/{id}/rename")
    View renameDocument(Principal who, @PathVariable String id, @RequestParam String name, Words words) {
        return rename(who, documents.get(who, DocumentId.parse(id)), name, words);
    }

    @PostMapping("/folders/{id}/rename")
    View renameFolder(Principal who, @PathVariable String id, @RequestParam String name, Words words) {
        return rename(who, folders.get(who, FolderId.parse(id)), name, words);
    }

    private View rename(Principal who, Item item, String name, Words words) {
        try {
            var step = undo.rename(who, item.ref(), name);
            var back = Addresses.of(item.place());
            return views.seeOther(back,
                    Toast.of(words.t("documents.done.renamed")).undo("/undo/" + step, Map.of("back", back)));
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID && refusal.code() != Refusal.Code.CONFLICT) {
                throw refusal;
            }
            var named = refusal.field() == null
                    ? new FieldErrors(Map.of("name", words.t(refusal.messageKey(), refusal.arguments().toArray())))
                    : FieldErrors.of(words, refusal);
            return views.page(HttpStatus.UNPROCESSABLE_CONTENT, page(item, name, named));
        }
    }

    private static RenamePage page(Item item, String name, FieldErrors errors) {
        var address = "/" + item.ref().kind() + "s/" + item.ref().id() + "/rename";
        return new RenamePage(item.title(), name, address, Addresses.of(item.place()), errors);
    }
}
