package org.aumbry.documents.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.aumbry.documents.Archive;
import org.aumbry.documents.Archives;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.Views;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.View;

/** Many documents as one packed file: what it would cost, then the file. */
@Controller
class ArchiveController {

    private static final String ANY_NAME = "aumbry";

    private final Archives archives;
    private final Views views;

    ArchiveController(Archives archives, Views views) {
        this.archives = archives;
        this.views = views;
    }

    @RequestMapping(path = "/items/archive", method = {RequestMethod.GET, RequestMethod.POST})
    View ask(Principal who, ItemsController.Chosen chosen) {
        var archive = archives.plan(who, ItemRefs.sources(chosen.texts()));
        return views.page(new ArchivePage(
                chosen.texts(), chosen.next(), archive.pieces().size(), archive.sizeBytes(), archive.leftOut()));
    }

    @PostMapping("/items/archive/file")
    void pack(Principal who, ItemsController.Chosen chosen, HttpServletResponse response) throws IOException {
        send(who, archives.plan(who, ItemRefs.sources(chosen.texts())), response);
    }

    @Operation(summary = "Everything in the folder that you may download, as one ZIP file")
    @GetMapping("/api/v1/folders/{id}/archive")
    void folder(Principal who, @PathVariable String id, HttpServletResponse response) throws IOException {
        send(who, archives.plan(who, List.of(source("folder", id))), response);
    }

    @Operation(summary = "Everything in the space that you may download, as one ZIP file")
    @GetMapping("/api/v1/spaces/{id}/archive")
    void space(Principal who, @PathVariable String id, HttpServletResponse response) throws IOException {
        send(who, archives.plan(who, List.of(source("space", id))), response);
    }

    private static ObjectRef source(String kind, String id) {
        return ItemRefs.sources(List.of(kind + ":" + id)).getFirst();
    }

    private void send(Principal who, Archive archive, HttpServletResponse response) throws IOException {
        var name = archive.name().isEmpty() ? ANY_NAME : archive.name();
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, FileNames.attachment(name + ".zip"));
        try {
            archives.write(who, archive, response.getOutputStream());
        } catch (Refusal refusal) {
            if (response.isCommitted()) {
                throw new IOException("stopped within a packed file", refusal);
            }
            response.setContentType(null);
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
            throw refusal;
        }
        response.flushBuffer();
    }
}
