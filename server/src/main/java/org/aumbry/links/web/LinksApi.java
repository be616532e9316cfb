package org.aumbry.links.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.FolderId;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.links.Link;
import org.aumbry.links.LinkId;
import org.aumbry.links.Links;
import org.aumbry.links.NewLink;
import org.aumbry.spaces.SpaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Links, for programs. */
@RestController
class LinksApi {

    private final Links links;

    LinksApi(Links links) {
        this.links = links;
    }

    record LinkJson(
            UUID id,
            @Nullable UUID document,
            @Nullable UUID folder,
            @Nullable UUID space,
            String allow,
            boolean password,
            @Nullable Integer mostUses,
            int uses,
            Instant expiresAt,
            UUID madeBy,
            Instant madeAt,
            @Nullable String path) {

        static LinkJson of(Link link, @Nullable String path) {
            return new LinkJson(
                    link.id().value(), id(link, "document"), id(link, "folder"), id(link, "space"),
                    link.download() ? "download" : "view", link.locked(),
                    link.mostUses(), link.uses(), link.expiresAt(), link.madeBy().value(), link.madeAt(), path);
        }

        private static @Nullable UUID id(Link link, String kind) {
            return link.target().kind().equals(kind) ? link.target().id() : null;
        }
    }

    record WantedJson(
            @Nullable String allow,
            @Nullable Instant expiresAt,
            @Nullable String password,
            @Nullable Integer mostUses) {}

    @GetMapping("/api/v1/documents/{id}/links")
    List<LinkJson> toDocument(Principal who, @PathVariable String id) {
        return list(who, DocumentId.parse(id).ref());
    }

    @GetMapping("/api/v1/folders/{id}/links")
    List<LinkJson> toFolder(Principal who, @PathVariable String id) {
        return list(who, FolderId.parse(id).ref());
    }

    @GetMapping("/api/v1/spaces/{id}/links")
    List<LinkJson> toSpace(Principal who, @PathVariable String id) {
        return list(who, SpaceId.parse(id).ref());
    }

    /** The answer holds the path of the link, this once. */
    @PostMapping("/api/v1/documents/{id}/links")
    @ResponseStatus(HttpStatus.CREATED)
    LinkJson makeToDocument(Principal who, @PathVariable String id, @RequestBody WantedJson wanted) {
        return make(who, DocumentId.parse(id).ref(), wanted);
    }

    /** A link to the folder and to whatever lies in it, now and later. */
    @PostMapping("/api/v1/folders/{id}/links")
    @ResponseStatus(HttpStatus.CREATED)
    LinkJson makeToFolder(Principal who, @PathVariable String id, @RequestBody WantedJson wanted) {
        return make(who, FolderId.parse(id).ref(), wanted);
    }

    /** A link to the space and to whatever lies in it, now and later. */
    @PostMapping("/api/v1/spaces/{id}/links")
    @ResponseStatus(HttpStatus.CREATED)
    LinkJson makeToSpace(Principal who, @PathVariable String id, @RequestBody WantedJson wanted) {
        return make(who, SpaceId.parse(id).ref(), wanted);
    }

    private List<LinkJson> list(Principal who, ObjectRef target) {
        return links.of(who, target).stream().map(link -> LinkJson.of(link, null)).toList();
    }

    private LinkJson make(Principal who, ObjectRef target, WantedJson wanted) {
        var allow = wanted.allow() == null ? "view" : wanted.allow();
        if (!List.of("view", "download").contains(allow)) {
            throw Refusal.invalid("allow", "links.refusal.allow");
        }
        var made = links.make(who, target, new NewLink(
                allow.equals("download"),
                wanted.expiresAt(),
                wanted.password() == null ? "" : wanted.password(),
                wanted.mostUses()));
        return LinkJson.of(made.link(), made.path());
    }

    @DeleteMapping("/api/v1/links/{link}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Principal who, @PathVariable String link) {
        links.revoke(who, LinkId.parse(link));
    }
}
