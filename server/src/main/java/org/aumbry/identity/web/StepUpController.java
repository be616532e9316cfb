package org.aumbry.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.aumbry.identity.FreshLook;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Paths;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Looks at a signed-in person again, then leads back to where they were. */
@Controller
class StepUpController {

    private final FreshLook look;
    private final Users users;
    private final ClientAddress addresses;
    private final Views views;

    StepUpController(FreshLook look, Users users, ClientAddress addresses, Views views) {
        this.look = look;
        this.users = users;
        this.addresses = addresses;
        this.views = views;
    }

    @GetMapping("/step-up")
    View form(
            Principal who,
            @RequestParam(defaultValue = "/") String next,
            @RequestParam(defaultValue = "false") boolean again) {
        return views.page(page(who, next, again, FieldErrors.none()));
    }

    @PostMapping("/step-up")
    View prove(
            Principal who,
            Words words,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "/") String next,
            @RequestParam(defaultValue = "false") boolean again,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            SessionCookie.set(response, look.byPassword(who, password, Origins.of(request, addresses)));
            var back = Paths.local(next);
            return again ? views.seeOther(back, Toast.of(words.t("identity.step-up.again"))) : views.seeOther(back);
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID && refusal.code() != Refusal.Code.OVER_LIMIT) {
                throw refusal;
            }
            var status = refusal.code() == Refusal.Code.OVER_LIMIT
                    ? HttpStatus.TOO_MANY_REQUESTS
                    : HttpStatus.UNPROCESSABLE_CONTENT;
            return views.page(status, page(who, next, again, FieldErrors.of(words, refusal)));
        }
    }

    private StepUpPage page(Principal who, String next, boolean again, FieldErrors errors) {
        return new StepUpPage(users.get(who.user()).email(), Paths.local(next), again, errors);
    }
}
