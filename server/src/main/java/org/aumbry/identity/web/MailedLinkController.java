package org.aumbry.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import org.aumbry.crypto.Randomness;
import org.aumbry.identity.MailedLinks;
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

/** Links in mails: to set another password, and to sign in. */
@Controller
class MailedLinkController {

    private static final int BROWSER_BYTES = 32;
    private static final String FORGOT = "/forgot";
    private static final String LINK = "/sign-in/link";

    private final MailedLinks links;
    private final SignInAnswers answers;
    private final Randomness randomness;
    private final Views views;

    MailedLinkController(MailedLinks links, SignInAnswers answers, Randomness randomness, Views views) {
        this.links = links;
        this.answers = answers;
        this.randomness = randomness;
        this.views = views;
    }

    @GetMapping(FORGOT)
    View forgot() {
        return views.page(new AskMailPage("reset", FORGOT, "", false, FieldErrors.none()));
    }

    @PostMapping(FORGOT)
    View askForReset(@RequestParam(defaultValue = "") String email, Words words, HttpServletRequest request) {
        try {
            links.askForReset(email, answers.origin(request));
            return views.page(new AskMailPage("reset", FORGOT, "", true, FieldErrors.none()));
        } catch (Refusal refusal) {
            return tooOften("reset", FORGOT, refusal, words);
        }
    }

    @GetMapping("/reset/{link}")
    View resetting(@PathVariable String link) {
        return views.page(new ResetPage(link, links.lookAtReset(link), FieldErrors.none()));
    }

    @PostMapping("/reset/{link}")
    View reset(@PathVariable String link, @RequestParam(defaultValue = "") String password, Words words) {
        var email = links.lookAtReset(link);
        try {
            links.reset(link, password);
            return views.seeOther("/sign-in", Toast.of(words.t("identity.reset.done")));
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID) {
                throw refusal;
            }
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT, new ResetPage(link, email, FieldErrors.of(words, refusal)));
        }
    }

    @GetMapping(LINK)
    View link() {
        return views.page(new AskMailPage("link", LINK, "", false, FieldErrors.none()));
    }

    @PostMapping(LINK)
    View askForLink(
            @RequestParam(defaultValue = "") String email,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            var browser = Base64.getUrlEncoder().withoutPadding().encodeToString(randomness.bytes(BROWSER_BYTES));
            links.askForSignIn(email, browser, answers.origin(request));
            MailLinkCookie.set(response, browser);
            return views.page(new AskMailPage("link", LINK, "", true, FieldErrors.none()));
        } catch (Refusal refusal) {
            return tooOften("link", LINK, refusal, words);
        }
    }

    @GetMapping("/sign-in/link/{link}")
    View signingIn(@PathVariable String link, HttpServletRequest request) {
        return views.page(new MailLinkPage(link, links.fits(link, MailLinkCookie.read(request))));
    }

    @PostMapping("/sign-in/link/{link}")
    View signIn(@PathVariable String link, Words words, HttpServletRequest request, HttpServletResponse response) {
        try {
            var result = links.signIn(link, MailLinkCookie.read(request), answers.origin(request));
            MailLinkCookie.clear(response);
            return answers.answer(result, "/", request, response);
        } catch (Refusal refusal) {
            return answers.refused(refusal, "", "/", words);
        }
    }

    private View tooOften(String about, String path, Refusal refusal, Words words) {
        if (refusal.code() != Refusal.Code.OVER_LIMIT) {
            throw refusal;
        }
        return views.page(
                HttpStatus.TOO_MANY_REQUESTS, new AskMailPage(about, path, "", false, FieldErrors.of(words, refusal)));
    }
}
