package org.aumbry.documents.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.documents.FolderId;
import org.aumbry.documents.Folders;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.spaces.SpaceId;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Uploads by a plain form, for browsers without scripts. The form's token travels in the address. */
@Controller
class FormUploadController {

    private final Uploads uploads;
    private final Folders folders;
    private final Documents documents;
    private final Views views;

    FormUploadController(Uploads uploads, Folders folders, Documents documents, Views views) {
        this.uploads = uploads;
        this.folders = folders;
        this.documents = documents;
        this.views = views;
    }

    @PostMapping("/spaces/{id}/files")
    View atTop(Principal who, @PathVariable String id, HttpServletRequest request, Words words) throws IOException {
        return added(who, Place.in(SpaceId.parse(id)), request, words);
    }

    @PostMapping("/folders/{id}/files")
    View inside(Principal who, @PathVariable String id, HttpServletRequest request, Words words) throws IOException {
        return added(who, folders.get(who, FolderId.parse(id)).inside(), request, words);
    }

    @PostMapping("/documents/{id}/versions")
    View version(Principal who, @PathVariable String id, HttpServletRequest request, Words words) throws IOException {
        var document = documents.require(who, Permission.EDIT, DocumentId.parse(id)).id();
        FormFiles.each(request, (name, bytes) -> uploads.putVersion(who, document, name, bytes));
        return views.seeOther(
                "/documents/" + document + "/history", Toast.of(words.t("documents.done.version-added")));
    }

    private View added(Principal who, Place place, HttpServletRequest request, Words words) throws IOException {
        uploads.require(who, place);
        int count = FormFiles.each(request, (name, bytes) -> uploads.put(who, place, name, "", bytes));
        return views.seeOther(Addresses.of(place), Toast.of(words.t("documents.done.uploaded", count)));
    }
}
