package org.aumbry.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.aumbry.identity.Sessions;
import org.aumbry.identity.SignIn;
import org.aumbry.identity.SignInResult;
import org.aumbry.identity.SignedIn;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.networks.Setup;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Paths;
import org.aumbry.web.Requests;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Signing in and out. */
@Controller
class SignInController {

    private final SignIn signIn;
    private final Sessions sessions;
    private final Setup setup;
    private final ClientAddress addresses;
    private final Views views;

    SignInController(SignIn signIn, Sessions sessions, Setup setup, ClientAddress addresses, Views views) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.setup = setup;
        this.addresses = addresses;
        this.views = views;
    }

    @GetMapping("/sign-in")
    View form(@RequestParam(defaultValue = "/") String next, HttpServletRequest request) {
        if (Requests.principal(request).isPresent()) {
            return views.seeOther(Paths.local(next));
        }
        if (setup.open()) {
            return views.seeOther("/setup");
        }
        return views.page(new SignInPage("", Paths.local(next), FieldErrors.none()));
    }

    @PostMapping(path = "/sign-in", params = "!ticket")
    View signIn(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "/") String next,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            return switch (signIn.signIn(email, password, Origins.of(request, addresses))) {
                case SignInResult.Done(var signedIn) -> enter(signedIn, next, request, response);
                case SignInResult.Choose choose -> views.page(ChooseNetworkPage.of(choose, Paths.local(next)));
            };
        } catch (Refusal refusal) {
            var shown = email.substring(0, Math.min(email.length(), 254));
            return views.page(status(refusal),
                    new SignInPage(shown, Paths.local(next), FieldErrors.of(words, refusal)));
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
            var tenant = TenantId.parse(network);
            return enter(signIn.choose(ticket, tenant, Origins.of(request, addresses)), next, request, response);
        } catch (Refusal refusal) {
            var again = Refusal.of(Refusal.Code.NOT_SIGNED_IN, "identity.sign-in.again");
            return views.page(
                    HttpStatus.UNAUTHORIZED, new SignInPage("", Paths.local(next), FieldErrors.of(words, again)));
        }
    }

    @PostMapping("/sign-out")
    View signOut(Principal who, HttpServletResponse response) {
        sessions.signOut(who);
        SessionCookie.clear(response);
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
        return views.seeOther("/sign-in");
    }

    /** A sign-in never goes on with an earlier one: that ends, and the cookie is new. */
    private View enter(SignedIn signedIn, String next, HttpServletRequest request, HttpServletResponse response) {
        Requests.principal(request).ifPresent(sessions::signOut);
        SessionCookie.set(response, signedIn);
        return views.seeOther(Paths.local(next));
    }

    private static HttpStatus status(Refusal refusal) {
        return refusal.code() == Refusal.Code.OVER_LIMIT ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNAUTHORIZED;
    }
}
