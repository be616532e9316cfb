package org.aumbry.documents.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.documents.FolderId;
import org.aumbry.documents.Folders;
import org.aumbry.documents.NewUpload;
import org.aumbry.documents.Place;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.spaces.SpaceId;
import org.springframework.stereotype.Component;

/**
 * Reads what a client wants to upload and where.
 *
 * <p>Metadata keys: {@code filename}; one of {@code space}, {@code folder}, {@code document} (for its next version);
 * optionally {@code path} (relative path in an uploaded folder), {@code sha256} (of the whole content, hexadecimal) and
 * {@code conflict} ({@code keep-both} or {@code new-version}).
 */
@Component
class TusRequests {

    private final Folders folders;
    private final Documents documents;

    TusRequests(Folders folders, Documents documents) {
        this.folders = folders;
        this.documents = documents;
    }

    NewUpload read(Principal who, HttpServletRequest request) {
        var length = Tus.count(Tus.LENGTH, request.getHeader(Tus.LENGTH));
        if (length == null && !"1".equals(request.getHeader(Tus.DEFER))) {
            throw Refusal.invalid(Tus.LENGTH, "documents.refusal.length");
        }
        var said = Tus.metadata(request.getHeader(Tus.METADATA));
        var document = said.get("document");
        var place = document == null
                ? place(who, said)
                : documents.require(who, Permission.EDIT, DocumentId.parse(document)).place();
        return new NewUpload(
                place,
                document == null ? null : DocumentId.parse(document),
                said.getOrDefault("filename", ""),
                said.getOrDefault("path", ""),
                said.get("sha256"),
                "new-version".equals(said.get("conflict")),
                length);
    }

    private Place place(Principal who, Map<String, String> said) {
        var folder = said.get("folder");
        if (folder != null) {
            return folders.get(who, FolderId.parse(folder)).inside();
        }
        var space = said.get("space");
        if (space == null) {
            throw Refusal.invalid(Tus.METADATA, "documents.refusal.metadata");
        }
        return Place.in(SpaceId.parse(space));
    }
}
