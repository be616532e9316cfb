package org.aumbry.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.aumbry.identity.Joining;
import org.aumbry.identity.Sessions;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Requests;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Coming in by an invitation. */
@Controller
class JoinController {

    private final Joining joining;
    private final Sessions sessions;
    private final ClientAddress addresses;
    private final Views views;

    JoinController(Joining joining, Sessions sessions, ClientAddress addresses, Views views) {
        this.joining = joining;
        this.sessions = sessions;
        this.addresses = addresses;
        this.views = views;
    }

    @GetMapping("/join/{link}")
    View form(@PathVariable String link) {
        var invited = joining.look(link);
        return views.page(
                new JoinPage(link, invited, invited.name(), invited.language(), FieldErrors.none()));
    }

    @PostMapping("/join/{link}")
    View join(
            @PathVariable String link,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "en") String language,
            @RequestParam(defaultValue = "") String password,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response) {
        var invited = joining.look(link);
        try {
            var signedIn = joining.join(link, name, language, password, Origins.of(request, addresses));
            Requests.principal(request).ifPresent(sessions::signOut);
            SessionCookie.set(request, response, signedIn);
            return views.seeOther("/");
        } catch (Refusal refusal) {
            if (refusal.code() == Refusal.Code.NOT_FOUND) {
                throw refusal;
            }
            var status = refusal.code() == Refusal.Code.OVER_LIMIT
                    ? HttpStatus.TOO_MANY_REQUESTS
                    : HttpStatus.UNPROCESSABLE_CONTENT;
            return views.page(status, new JoinPage(link, invited, name, language, FieldErrors.of(words, refusal)));
        }
    }
}
