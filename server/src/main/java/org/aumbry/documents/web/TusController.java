package org.aumbry.documents.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.aumbry.documents.UploadId;
import org.aumbry.documents.UploadStatus;
import org.aumbry.documents.Uploads;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Resumable uploads by the tus protocol, version 1.0.0. */
@Controller
@RequestMapping("/api/v1/uploads")
class TusController {

    private static final int PRECONDITION_FAILED = 412;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final Uploads uploads;
    private final TusRequests requests;

    TusController(Uploads uploads, TusRequests requests) {
        this.uploads = uploads;
        this.requests = requests;
    }

    @RequestMapping(path = {"", "/{id}"}, method = RequestMethod.OPTIONS)
    void options(HttpServletResponse response) {
        response.setHeader("Tus-Version", Tus.VERSION);
        response.setHeader("Tus-Extension", Tus.EXTENSIONS);
        response.setHeader("Tus-Max-Size", String.valueOf(Uploads.MOST_BYTES));
        response.setHeader("Tus-Checksum-Algorithm", "sha256");
        answer(HttpServletResponse.SC_NO_CONTENT, response);
    }

    @RequestMapping(method = RequestMethod.POST)
    void create(Principal who, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!spoken(request, response)) {
            return;
        }
        var status = uploads.begin(who, requests.read(who, request));
        response.setHeader(HttpHeaders.LOCATION, "/api/v1/uploads/" + status.id());
        if (Tus.BODY.equals(request.getContentType()) && status.filed() == null) {
            status = uploads.append(
                    who, status.id(), 0, request.getInputStream(), Tus.checksum(request.getHeader(Tus.CHECKSUM)));
        }
        describe(status, response);
        answer(HttpServletResponse.SC_CREATED, response);
    }

    /** Programs that can send only POST name the real method in a header. */
    @RequestMapping(path = "/{id}", method = RequestMethod.POST)
    void overridden(
            Principal who, @PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (String.valueOf(request.getHeader("X-HTTP-Method-Override"))) {
            case "PATCH" -> append(who, id, request, response);
            case "DELETE" -> terminate(who, id, request, response);
            case "HEAD" -> status(who, id, request, response);
            default -> throw Refusal.notFound();
        }
    }

    @RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
    void status(Principal who, @PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        if (!spoken(request, response)) {
            return;
        }
        describe(uploads.status(who, UploadId.parse(id)), response);
        answer(HttpServletResponse.SC_OK, response);
    }

    @RequestMapping(path = "/{id}", method = RequestMethod.PATCH)
    void append(Principal who, @PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!spoken(request, response)) {
            return;
        }
        if (!Tus.BODY.equals(request.getContentType())) {
            answer(UNSUPPORTED_MEDIA_TYPE, response);
            return;
        }
        var upload = UploadId.parse(id);
        var offset = Tus.count(Tus.OFFSET, request.getHeader(Tus.OFFSET));
        if (offset == null) {
            throw Refusal.invalid(Tus.OFFSET, "documents.refusal.length");
        }
        var length = Tus.count(Tus.LENGTH, request.getHeader(Tus.LENGTH));
        if (length != null) {
            uploads.setLength(who, upload, length);
        }
        var checksum = Tus.checksum(request.getHeader(Tus.CHECKSUM));
        describe(uploads.append(who, upload, offset, request.getInputStream(), checksum), response);
        answer(HttpServletResponse.SC_NO_CONTENT, response);
    }

    @RequestMapping(path = "/{id}", method = RequestMethod.DELETE)
    void terminate(Principal who, @PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        if (spoken(request, response)) {
            uploads.abandon(who, UploadId.parse(id));
            answer(HttpServletResponse.SC_NO_CONTENT, response);
        }
    }

    private static boolean spoken(HttpServletRequest request, HttpServletResponse response) {
        if (Tus.VERSION.equals(request.getHeader(Tus.RESUMABLE))) {
            return true;
        }
        response.setHeader("Tus-Version", Tus.VERSION);
        answer(PRECONDITION_FAILED, response);
        return false;
    }

    private static void describe(UploadStatus status, HttpServletResponse response) {
        response.setHeader(Tus.OFFSET, String.valueOf(status.offsetBytes()));
        if (status.lengthBytes() == null) {
            response.setHeader(Tus.DEFER, "1");
        } else {
            response.setHeader(Tus.LENGTH, String.valueOf(status.lengthBytes()));
        }
        var filed = status.filed();
        if (filed == null) {
            response.setHeader(Tus.EXPIRES, HTTP_DATE.format(status.expiresAt()));
        } else {
            response.setHeader("Aumbry-Document", filed.document().toString());
            response.setHeader("Aumbry-Version", String.valueOf(filed.version()));
            response.setHeader("Aumbry-Sha256", filed.sha256());
        }
    }

    private static void answer(int status, HttpServletResponse response) {
        response.setHeader(Tus.RESUMABLE, Tus.VERSION);
        response.setStatus(status);
    }
}
