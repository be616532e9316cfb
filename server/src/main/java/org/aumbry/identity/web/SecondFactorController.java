package org.aumbry.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.aumbry.identity.Admission;
import org.aumbry.identity.PasskeySignIn;
import org.aumbry.identity.SignInResult;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Paths;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;

/** Signing in with a passkey, and showing a second factor after the first. */
@Controller
class SecondFactorController {

    private final Admission admission;
    private final PasskeySignIn passkeys;
    private final SignInAnswers answers;
    private final Views views;

    SecondFactorController(Admission admission, PasskeySignIn passkeys, SignInAnswers answers, Views views) {
        this.admission = admission;
        this.passkeys = passkeys;
        this.answers = answers;
        this.views = views;
    }

    @GetMapping(path = "/sign-in/passkey", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String question() {
        return passkeys.question();
    }

    @PostMapping("/sign-in/passkey")
    View passkey(
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "/") String next,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            return answers.answer(passkeys.signIn(answer, answers.origin(request)), next, request, response);
        } catch (Refusal refusal) {
            var said = refusal.field() == null
                    ? refusal
                    : Refusal.of(Refusal.Code.NOT_SIGNED_IN, refusal.messageKey(), refusal.arguments().toArray());
            return answers.refused(said, "", next, words);
        }
    }

    @PostMapping(path = "/sign-in/second", params = "code")
    View code(
            @RequestParam(defaultValue = "") String ticket,
            @RequestParam String code,
            @RequestParam(defaultValue = "/") String next,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response) {
        return attempt(new Asked(ticket, next, words, request, response),
                () -> admission.byCode(ticket, code, answers.origin(request)));
    }

    @PostMapping(path = "/sign-in/second", params = "!code")
    View answer(
            @RequestParam(defaultValue = "") String ticket,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "/") String next,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response) {
        return attempt(new Asked(ticket, next, words, request, response),
                () -> admission.byPasskey(ticket, answer, answers.origin(request)));
    }

    private record Asked(
            String ticket, String next, Words words, HttpServletRequest request, HttpServletResponse response) {}

    private View attempt(Asked asked, Supplier<SignInResult> work) {
        try {
            return answers.answer(work.get(), asked.next(), asked.request(), asked.response());
        } catch (Refusal refusal) {
            boolean again = refusal.code() == Refusal.Code.INVALID || refusal.code() == Refusal.Code.OVER_LIMIT;
            return again ? once(asked, refusal) : answers.refused(refusal, "", asked.next(), asked.words());
        }
    }

    private View once(Asked asked, Refusal refusal) {
        try {
            var second = admission.again(asked.ticket());
            var status = refusal.code() == Refusal.Code.OVER_LIMIT
                    ? HttpStatus.TOO_MANY_REQUESTS
                    : HttpStatus.UNAUTHORIZED;
            return views.page(status, new SecondFactorPage(
                    second, Paths.local(asked.next()), FieldErrors.of(asked.words(), refusal)));
        } catch (Refusal tooLate) {
            return answers.refused(tooLate, "", asked.next(), asked.words());
        }
    }
}
