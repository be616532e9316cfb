package org.aumbry.mail.web;

import jakarta.servlet.http.HttpServletRequest;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.mail.LetterId;
import org.aumbry.mail.LetterReader;
import org.aumbry.mail.Letters;
import org.aumbry.mail.Mail;
import org.aumbry.mail.QueuedLetter;
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

/** Outgoing mail, for administrators: what became of each letter and, where nobody works, what stands in it. */
@Controller
class MailController {

    private static final int PAGE = 50;

    private final Letters letters;
    private final LetterReader reader;
    private final Mail mail;
    private final Views views;

    MailController(Letters letters, LetterReader reader, Mail mail, Views views) {
        this.letters = letters;
        this.reader = reader;
        this.mail = mail;
        this.views = views;
    }

    @GetMapping("/admin/mail")
    View list(
            Principal who, Words words, @RequestParam(defaultValue = "") String before, HttpServletRequest request) {
        return views.page(page(who, words, before, FieldErrors.none(), request));
    }

    @PostMapping("/admin/mail")
    View tryOut(
            Principal who, Words words, @RequestParam(defaultValue = "") String email, HttpServletRequest request) {
        try {
            letters.tryOut(who, email, words.locale().getLanguage());
            return views.seeOther("/admin/mail", Toast.of(words.t("mail.trial.done")));
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID) {
                throw refusal;
            }
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT, page(who, words, "", FieldErrors.of(words, refusal), request));
        }
    }

    private MailPage page(Principal who, Words words, String before, FieldErrors errors, HttpServletRequest request) {
        var found = letters.newest(who, before.isEmpty() ? null : LetterId.parse(before), PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var next = found.size() > PAGE ? shown.getLast().id().toString() : "";
        var rows = shown.stream().map(letter -> row(words, letter)).toList();
        return new MailPage(mail.delivers(), leave(request).granted(), rows, next, errors);
    }

    @GetMapping("/admin/mail/{id}")
    View open(Principal who, Words words, @PathVariable String id, HttpServletRequest request) {
        var letter = letters.open(who, LetterId.parse(id), leave(request));
        return views.page(new LetterPage(letter.to(), letter.subject(), letter.text().orElse("")));
    }

    private LetterReader.Leave leave(HttpServletRequest request) {
        boolean forwarded = request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null;
        return reader.leave(request.getRemoteAddr(), forwarded);
    }

    private static MailPage.Row row(Words words, QueuedLetter letter) {
        var state = letter.state().stored();
        var problem = letter.problem();
        return new MailPage.Row(
                letter.id().toString(),
                letter.to(),
                letter.subject(),
                state,
                words.t("mail.state." + state),
                problem == null ? "" : words.t("mail.problem." + problem.stored()),
                letter.createdAt());
    }
}
