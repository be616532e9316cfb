package org.aumbry.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.aumbry.identity.Admission;
import org.aumbry.identity.Sessions;
import org.aumbry.identity.SignIn;
import org.aumbry.identity.SignOutWay;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.networks.Setup;
import org.aumbry.web.Paths;
import org.aumbry.web.Requests;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Signing in and out. */
@Controller
class SignInController {

    private final SignIn signIn;
    private final Admission admission;
    private final SignInAnswers answers;
    private final Sessions sessions;
    private final Setup setup;
    private final ObjectProvider<SignOutWay> waysOut;
    private final Views views;

    SignInController(
            SignIn signIn,
            Admission admission,
            SignInAnswers answers,
            Sessions sessions,
            Setup setup,
            ObjectProvider<SignOutWay> waysOut,
            Views views) {
        this.signIn = signIn;
        this.admission = admission;
        this.answers = answers;
        this.sessions = sessions;
        this.setup = setup;
        this.waysOut = waysOut;
        this.views = views;
    }

    @GetMapping("/sign-in")
    View form(@RequestParam(defaultValue = "/") String next, Words words, HttpServletRequest request) {
        if (Requests.principal(request).isPresent()) {
            return views.seeOther(Paths.local(next));
        }
        if (setup.open()) {
            return views.seeOther("/setup");
        }
        return answers.page("", next, words);
    }

    /** The address alone: the password, and other ways, come next. */
    @PostMapping(path = "/sign-in", params = {"!ticket", "!password"})
    View address(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "/") String next,
            Words words) {
        return answers.page(email.strip(), next, words);
    }

    @PostMapping(path = "/sign-in", params = {"!ticket", "password"})
    View signIn(
            @RequestParam(defaultValue = "") String email,
            @RequestParam String password,
            @RequestParam(defaultValue = "/") String next,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            return answers.answer(signIn.signIn(email, password, answers.origin(request)), next, request, response);
        } catch (Refusal refusal) {
            return answers.refused(refusal, email, next, words);
        }
    }

    @PostMapping(path = "/sign-in", params = "ticket")
    View choose(
            @RequestParam String ticket,
            @RequestParam(defaultValue = "") String network,
            @RequestParam(defaultValue = "/") String next,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            var chosen = admission.choose(ticket, TenantId.parse(network), answers.origin(request));
            return answers.answer(chosen, next, request, response);
        } catch (Refusal refusal) {
            var again = Refusal.of(Refusal.Code.NOT_SIGNED_IN, "identity.sign-in.again");
            return answers.refused(again, "", next, words);
        }
    }

    @PostMapping("/sign-out")
    View signOut(Principal who, HttpServletResponse response) {
        var after = waysOut.orderedStream().flatMap(way -> way.after(who).stream()).findFirst().orElse("/sign-in");
        sessions.signOut(who);
        SessionCookie.clear(response);
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
        return views.seeOther(after);
    }
}
