package org.aumbry.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.aumbry.identity.DomainJoining;
import org.aumbry.identity.JoinRequests;
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

/** Joining by an address of a proven domain, and the administrators' say in it. */
@Controller
class DomainJoinController {

    private static final String ASK = "/join";
    private static final String REQUESTS = "/admin/people/requests";

    private final DomainJoining joining;
    private final JoinRequests requests;
    private final SignInAnswers answers;
    private final Views views;

    DomainJoinController(DomainJoining joining, JoinRequests requests, SignInAnswers answers, Views views) {
        this.joining = joining;
        this.requests = requests;
        this.answers = answers;
        this.views = views;
    }

    @GetMapping(ASK)
    View form() {
        return views.page(new AskMailPage("join", ASK, "", false, FieldErrors.none()));
    }

    @PostMapping(ASK)
    View ask(@RequestParam(defaultValue = "") String email, Words words, HttpServletRequest request) {
        try {
            joining.ask(email, words.locale().getLanguage(), answers.origin(request));
            return views.page(new AskMailPage("join", ASK, "", true, FieldErrors.none()));
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.OVER_LIMIT) {
                throw refusal;
            }
            return views.page(
                    HttpStatus.TOO_MANY_REQUESTS,
                    new AskMailPage("join", ASK, "", false, FieldErrors.of(words, refusal)));
        }
    }

    @GetMapping("/join/mail/{link}")
    View look(@PathVariable String link, Words words) {
        var language = words.locale().getLanguage();
        return views.page(new DomainJoinPage(link, joining.look(link), "", language, FieldErrors.none()));
    }

    @PostMapping("/join/mail/{link}")
    View join(
            @PathVariable String link,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "en") String language,
            @RequestParam(defaultValue = "") String password,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response) {
        var offer = joining.look(link);
        try {
            var joined = joining.join(link, name, language, password, answers.origin(request));
            return joined.isPresent()
                    ? answers.answer(joined.get(), "/", request, response)
                    : views.page(new JoinWaitPage(offer.network()));
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID && refusal.code() != Refusal.Code.OVER_LIMIT) {
                throw refusal;
            }
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    new DomainJoinPage(link, offer, name, language, FieldErrors.of(words, refusal)));
        }
    }

    @GetMapping(REQUESTS)
    View requests(Principal who) {
        return views.page(new JoinRequestsPage(requests.open(who)));
    }

    @PostMapping(REQUESTS + "/{id}/approve")
    View approve(Principal who, Words words, @PathVariable String id) {
        requests.approve(who, Identifiers.parse(id));
        return views.seeOther(REQUESTS, Toast.of(words.t("identity.requests.approved")));
    }

    @PostMapping(REQUESTS + "/{id}/refuse")
    View refuse(Principal who, Words words, @PathVariable String id) {
        requests.refuse(who, Identifiers.parse(id));
        return views.seeOther(REQUESTS, Toast.of(words.t("identity.requests.refused")));
    }
}
