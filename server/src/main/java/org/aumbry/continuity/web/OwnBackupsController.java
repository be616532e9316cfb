package org.aumbry.continuity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import org.aumbry.continuity.NetworkBackups;
import org.aumbry.kernel.Identifiers;
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

/** A network's own backups: making, taking, going back. */
@Controller
class OwnBackupsController {

    private static final String PAGE = "/admin/backups";

    private final NetworkBackups backups;
    private final Views views;

    OwnBackupsController(NetworkBackups backups, Views views) {
        this.backups = backups;
        this.views = views;
    }

    @PostMapping(PAGE + "/passphrase")
    View passphrase(Principal who, Words words, @RequestParam(defaultValue = "") String passphrase) {
        backups.choosePassphrase(who, passphrase);
        return views.seeOther(PAGE, Toast.of(words.t("continuity.own.passphrase.chosen")));
    }

    @PostMapping(PAGE + "/schedule")
    View schedule(Principal who, Words words, @RequestParam(defaultValue = "") String days) {
        if (!days.matches("[0-9]{0,2}")) {
            throw Refusal.invalid("days", "continuity.own.days");
        }
        backups.schedule(who, days.isEmpty() ? null : Integer.valueOf(days));
        return views.seeOther(PAGE, Toast.of(words.t("continuity.own.schedule.set")));
    }

    @PostMapping(PAGE + "/make")
    View make(Principal who, Words words) {
        backups.make(who);
        return views.seeOther(PAGE, Toast.of(words.t("continuity.own.made")));
    }

    @GetMapping(PAGE + "/{id}/file")
    void file(Principal who, @PathVariable String id, HttpServletResponse response) throws IOException {
        var file = backups.file(who, Identifiers.parse(id));
        response.setContentType("application/octet-stream");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + file.getFileName() + "\"");
        response.setContentLengthLong(Files.size(file));
        Files.copy(file, response.getOutputStream());
    }

    /** What going back means, before it is done. */
    @GetMapping(PAGE + "/{id}/restore")
    View preview(Principal who, @PathVariable String id) {
        return views.page(page(who, id, FieldErrors.none()));
    }

    @PostMapping(PAGE + "/{id}/restore")
    View restore(Principal who, Words words, @PathVariable String id,
            @RequestParam(defaultValue = "") String passphrase) {
        try {
            backups.restore(who, Identifiers.parse(id), passphrase);
        } catch (Refusal refused) {
            if (refused.code() != Refusal.Code.INVALID) {
                throw refused;
            }
            return views.page(HttpStatus.UNPROCESSABLE_CONTENT, page(who, id, FieldErrors.of(words, refused)));
        }
        return views.seeOther(PAGE, Toast.of(words.t("continuity.own.restored")));
    }

    private RestoreBackupPage page(Principal who, String id, FieldErrors errors) {
        var backup = backups.get(who, Identifiers.parse(id));
        return new RestoreBackupPage(
                backup.id().toString(), backup.madeAt(), backup.rows(), backup.blobs(), errors);
    }
}
