package org.aumbry.documents.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Download;
import org.aumbry.documents.Downloads;
import org.aumbry.identity.Presence;
import org.aumbry.kernel.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Content as a file: whole or a stretch of it, always as an attachment. */
@Controller
class DownloadController {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);
    private static final int PIECE = 1 << 16;

    private final Downloads downloads;
    private final Presence presence;
    private final Clock clock;

    DownloadController(Downloads downloads, Presence presence, Clock clock) {
        this.downloads = downloads;
        this.presence = presence;
        this.clock = clock;
    }

    @Operation(summary = "The content of the current version; ranges are served")
    @RequestMapping(
            path = {"/documents/{id}/download", "/api/v1/documents/{id}/content"},
            method = {RequestMethod.GET, RequestMethod.HEAD})
    void current(
            Principal who, @PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(who, downloads.open(who, DocumentId.parse(id), null), request, response);
    }

    @Operation(summary = "The content of one version; ranges are served")
    @RequestMapping(
            path = {"/documents/{id}/versions/{number}/download", "/api/v1/documents/{id}/versions/{number}/content"},
            method = {RequestMethod.GET, RequestMethod.HEAD})
    void version(
            Principal who,
            @PathVariable String id,
            @PathVariable int number,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer(who, downloads.open(who, DocumentId.parse(id), number), request, response);
    }

    private void answer(Principal who, Download download, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try (var content = download.content()) {
            if (download.etag().equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
                headers(download, response);
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
            long size = content.sizeBytes();
            var range = ByteRange.read(asked(download, request), size);
            if (range.isPresent() && !range.get().satisfiable()) {
                headers(download, response);
                response.setHeader(HttpHeaders.CONTENT_RANGE, range.get().described(size));
                response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
                return;
            }
            var part = range.orElse(new ByteRange(0, size));
            boolean sends = !request.getMethod().equals("HEAD");
            if (sends) {
                downloads.record(who, download, part.from(), part.length());
            }
            headers(download, response);
            if (range.isPresent()) {
                response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
                response.setHeader(HttpHeaders.CONTENT_RANGE, part.described(size));
            }
            response.setContentLengthLong(part.length());
            if (sends) {
                try (var in = content.range(part.from(), part.length())) {
                    send(who, in, response);
                }
            }
        }
    }

    /** The range asked for, unless it was meant for another state of the content (RFC 9110, 13.1.5). */
    private static @Nullable String asked(Download download, HttpServletRequest request) {
        var range = request.getHeader(HttpHeaders.RANGE);
        var condition = request.getHeader(HttpHeaders.IF_RANGE);
        boolean meant = condition == null
                || condition.equals(download.etag())
                || condition.equals(changed(download));
        return meant ? range : null;
    }

    private static void headers(Download download, HttpServletResponse response) {
        response.setContentType(download.mediaType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, FileNames.attachment(download.name()));
        response.setHeader(HttpHeaders.ETAG, download.etag());
        response.setHeader(HttpHeaders.LAST_MODIFIED, changed(download));
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
    }

    private static String changed(Download download) {
        return HTTP_DATE.format(download.version().addedAt().truncatedTo(ChronoUnit.SECONDS));
    }

    /** Sends as long as the asker could still begin: who is signed out, or kept out, gets no further than that. */
    private void send(Principal who, InputStream in, HttpServletResponse response) throws IOException {
        var out = response.getOutputStream();
        var piece = new byte[PIECE];
        var asked = clock.instant();
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            if (clock.instant().isAfter(asked.plus(ASK_AGAIN))) {
                presence.require(who);
                asked = clock.instant();
            }
            out.write(piece, 0, read);
        }
        out.flush();
    }
}
