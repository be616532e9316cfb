package org.aumbry.links.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Download;
import org.aumbry.documents.Downloads;
import org.aumbry.documents.FolderId;
import org.aumbry.identity.web.RequestOrigin;
import org.aumbry.kernel.Refusal;
import org.aumbry.links.LinkDoor;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The pages that holders of a link see; they need no sign-in and no scripts. */
@Controller
class LinkDoorController {

    private final LinkDoor door;
    private final LinkPages pages;
    private final LinkListing listing;
    private final Downloads downloads;
    private final RequestOrigin origins;
    private final Views views;

    LinkDoorController(
            LinkDoor door,
            LinkPages pages,
            LinkListing listing,
            Downloads downloads,
            RequestOrigin origins,
            Views views) {
        this.door = door;
        this.pages = pages;
        this.listing = listing;
        this.downloads = downloads;
        this.origins = origins;
        this.views = views;
    }

    @GetMapping("/link/{token}")
    View sign(@PathVariable String token, Words words) {
        return views.page(pages.door(token, door.look(token), words, null));
    }

    @PostMapping("/link/{token}")
    View open(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response) {
        var sign = door.look(token);
        try {
            LinkCookie.set(response, token, door.open(token, password, origins.of(request)));
            return views.seeOther("/link/" + token + "/document");
        } catch (Refusal refused) {
            var status = switch (refused.code()) {
                case OVER_LIMIT -> HttpStatus.TOO_MANY_REQUESTS;
                case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
                default -> throw refused;
            };
            var sentence = words.t(refused.messageKey(), refused.arguments().toArray());
            return views.page(status, pages.door(token, sign, words, sentence));
        }
    }

    @GetMapping("/link/{token}/document")
    View document(
            @PathVariable String token,
            @RequestParam(defaultValue = "1") int page,
            Words words,
            HttpServletRequest request) {
        return inside(token, request, holder -> holder.link().container()
                ? views.seeOther("/link/" + token + "/files")
                : views.page(pages.document(token, holder, null, page, words)));
    }

    /** A document in the folder or space that the link leads to. */
    @GetMapping("/link/{token}/documents/{document}")
    View documentInside(
            @PathVariable String token,
            @PathVariable String document,
            @RequestParam(defaultValue = "1") int page,
            Words words,
            HttpServletRequest request) {
        var inner = DocumentId.parse(document);
        return inside(token, request, holder -> views.page(pages.document(token, holder, inner, page, words)));
    }

    @GetMapping("/link/{token}/files")
    View files(
            @PathVariable String token,
            @RequestParam(defaultValue = "0") int page,
            Words words,
            HttpServletRequest request) {
        return inside(token, request, holder -> views.page(listing.files(token, holder, null, page, words)));
    }

    @GetMapping("/link/{token}/files/{folder}")
    View filesInside(
            @PathVariable String token,
            @PathVariable String folder,
            @RequestParam(defaultValue = "0") int page,
            Words words,
            HttpServletRequest request) {
        var inner = FolderId.parse(folder);
        return inside(token, request, holder -> views.page(listing.files(token, holder, inner, page, words)));
    }

    @GetMapping("/link/{token}/pages/{page:\\d+}.jpg")
    View picture(@PathVariable String token, @PathVariable int page, HttpServletRequest request) {
        return inside(token, request, holder -> jpeg(pages.picture(holder, null, page)));
    }

    @GetMapping("/link/{token}/documents/{document}/pages/{page:\\d+}.jpg")
    View pictureInside(
            @PathVariable String token, @PathVariable String document, @PathVariable int page,
            HttpServletRequest request) {
        var inner = DocumentId.parse(document);
        return inside(token, request, holder -> jpeg(pages.picture(holder, inner, page)));
    }

    @GetMapping("/link/{token}/documents/{document}/cover.jpg")
    View cover(@PathVariable String token, @PathVariable String document, HttpServletRequest request) {
        var inner = DocumentId.parse(document);
        return inside(token, request, holder -> jpeg(pages.cover(holder, inner)));
    }

    /** The file, when the link allows that. */
    @GetMapping("/link/{token}/download")
    void download(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        take(token, null, request, response);
    }

    @GetMapping("/link/{token}/documents/{document}/download")
    void downloadInside(
            @PathVariable String token,
            @PathVariable String document,
            HttpServletRequest request,
            HttpServletResponse response) {
        take(token, DocumentId.parse(document), request, response);
    }

    private void take(
            String token, @Nullable DocumentId inner, HttpServletRequest request, HttpServletResponse response) {
        var visit = LinkCookie.read(request, token);
        var sent = door.as(token, visit, origins.of(request), holder -> {
            var document = inner == null ? holder.link().document() : inner;
            send(holder, downloads.open(holder.principal(), document, null), response);
            door.downloaded(holder, visit);
            return true;
        });
        if (sent.isEmpty()) {
            throw Refusal.notFound();
        }
    }

    private static View jpeg(byte[] jpeg) {
        return (model, asked, response) -> {
            response.setContentType("image/jpeg");
            response.setContentLength(jpeg.length);
            response.getOutputStream().write(jpeg);
        };
    }

    private View inside(String token, HttpServletRequest request, Function<LinkDoor.Holder, View> work) {
        return door.as(token, LinkCookie.read(request, token), origins.of(request), work)
                .orElseGet(() -> views.seeOther("/link/" + token));
    }

    private void send(LinkDoor.Holder holder, Download download, HttpServletResponse response) {
        try (var content = download.content(); var in = content.stream()) {
            long size = content.sizeBytes();
            downloads.record(holder.principal(), download, 0, size);
            response.setContentType(download.mediaType());
            response.setContentLengthLong(size);
            var name = URLEncoder.encode(download.name(), StandardCharsets.UTF_8).replace("+", "%20");
            response.setHeader("Content-Disposition", "attachment; filename*=UTF-8''" + name);
            in.transferTo(response.getOutputStream());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
