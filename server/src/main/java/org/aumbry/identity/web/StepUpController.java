package org.aumbry.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.Supplier;
import org.aumbry.identity.FreshLook;
import org.aumbry.identity.FreshLookWay;
import org.aumbry.identity.HeldFormDesk;
import org.aumbry.identity.SignedIn;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Paths;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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
    private final ObjectProvider<FreshLookWay> ways;
    private final HeldFormDesk forms;
    private final ClientAddress addresses;
    private final Views views;

    StepUpController(
            FreshLook look,
            Users users,
            ObjectProvider<FreshLookWay> ways,
            HeldFormDesk forms,
            ClientAddress addresses,
            Views views) {
        this.look = look;
        this.users = users;
        this.ways = ways;
        this.forms = forms;
        this.addresses = addresses;
        this.views = views;
    }

    @GetMapping("/step-up")
    View form(Principal who, Way way) {
        return views.page(page(who, way, FieldErrors.none()));
    }

    /** Where a service leads back to that has looked at the person: what waits is sent from here. */
    @GetMapping("/step-up/held")
    View held(Principal who, Words words, @RequestParam(defaultValue = "") String held) {
        return forms.address(who, held)
                .map(address -> views.page(new HeldFormPage(address)))
                .orElseGet(() -> views.seeOther("/", Toast.of(words.t("identity.held.gone"))));
    }

    @PostMapping("/step-up")
    View prove(
            Principal who,
            Words words,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            Way way,
            HttpServletRequest request,
            HttpServletResponse response) {
        return attempt(who, words, way, request, response,
                () -> look.byPassword(who, password, code, Origins.of(request, addresses)));
    }

    @PostMapping("/step-up/passkey")
    View passkey(
            Principal who,
            Words words,
            @RequestParam(defaultValue = "") String answer,
            Way way,
            HttpServletRequest request,
            HttpServletResponse response) {
        return attempt(who, words, way, request, response,
                () -> look.byPasskey(who, answer, Origins.of(request, addresses)));
    }

    /**
     * Where a person came from.
     *
     * @param again whether what was asked has to be sent once more
     * @param held by what the form is found that waits to be sent
     */
    record Way(@Nullable String next, @Nullable Boolean again, @Nullable String held) {

        String back() {
            return next == null ? "/" : Paths.local(next);
        }

        boolean repeat() {
            return Boolean.TRUE.equals(again);
        }
    }

    private View attempt(
            Principal who,
            Words words,
            Way way,
            HttpServletRequest request,
            HttpServletResponse response,
            Supplier<SignedIn> work) {
        try {
            SessionCookie.set(request, response, work.get());
            var waiting = way.held() == null ? Optional.<String>empty() : forms.address(who, way.held());
            if (waiting.isPresent()) {
                return sendOn(waiting.get());
            }
            return way.repeat()
                    ? views.seeOther(way.back(), Toast.of(words.t("identity.step-up.again")))
                    : views.seeOther(way.back());
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID && refusal.code() != Refusal.Code.OVER_LIMIT) {
                throw refusal;
            }
            var status = refusal.code() == Refusal.Code.OVER_LIMIT
                    ? HttpStatus.TOO_MANY_REQUESTS
                    : HttpStatus.UNPROCESSABLE_CONTENT;
            return views.page(status, page(who, way, FieldErrors.of(words, refusal)));
        }
    }

    private StepUpPage page(Principal who, Way way, FieldErrors errors) {
        var held = way.held() == null || forms.address(who, way.held()).isEmpty() ? "" : way.held();
        var then = held.isEmpty() ? way.back() : "/step-up/held?held=" + held;
        var offers = ways.orderedStream().flatMap(each -> each.offers(who, then).stream()).toList();
        var onward = new StepUpPage.Onward(way.back(), way.repeat() || held.isEmpty() && way.held() != null, held);
        return new StepUpPage(users.get(who.user()).email(), look.asked(who), offers, onward, errors);
    }

    /** Lets the browser send its form to where the kept one goes: the same method and token, the fields kept here. */
    private static View sendOn(String address) {
        return (model, request, response) -> {
            response.setStatus(HttpStatus.TEMPORARY_REDIRECT.value());
            response.setHeader("Location", address);
        };
    }
}
