package org.aumbry.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.aumbry.identity.HeldFormDesk;
import org.aumbry.identity.LookDesk;
import org.aumbry.identity.Origin;
import org.aumbry.identity.Sessions;
import org.aumbry.identity.SignInResult;
import org.aumbry.identity.SignInWay;
import org.aumbry.identity.SignedIn;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Paths;
import org.aumbry.web.Requests;
import org.aumbry.web.SignInCookie;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** What a browser gets for whatever came of a way of signing in; for the controllers of all ways. */
@Component
public class SignInAnswers {

    private static final int LONGEST_ADDRESS = 254;

    private final Sessions sessions;
    private final HeldFormDesk forms;
    private final LookDesk looks;
    private final ClientAddress addresses;
    private final ObjectProvider<SignInWay> ways;
    private final SlowRefusals slow;
    private final Views views;

    SignInAnswers(
            Sessions sessions,
            HeldFormDesk forms,
            LookDesk looks,
            ClientAddress addresses,
            ObjectProvider<SignInWay> ways,
            SlowRefusals slow,
            Views views) {
        this.sessions = sessions;
        this.forms = forms;
        this.looks = looks;
        this.addresses = addresses;
        this.ways = ways;
        this.slow = slow;
        this.views = views;
    }

    /** Where the request comes from, as the ways of signing in want to know it. */
    public Origin origin(HttpServletRequest request) {
        return Origins.of(request, addresses);
    }

    /** The cookie and the way on, or the page that asks for what is still missing. */
    public View answer(SignInResult result, String next, HttpServletRequest request, HttpServletResponse response) {
        return switch (result) {
            case SignInResult.Done(var signedIn) -> enter(signedIn, next, request, response);
            case SignInResult.Reminded(var signedIn, var until) -> {
                enter(signedIn, next, request, response);
                yield views.seeOther("/account/security");
            }
            case SignInResult.Second second ->
                views.page(new SecondFactorPage(second, Paths.local(next), FieldErrors.none()));
            case SignInResult.Choose choose -> views.page(ChooseNetworkPage.of(choose, Paths.local(next)));
        };
    }

    /** The sign-in page again, with what went wrong; to whoever has to wait it comes late. */
    public View refused(Refusal refusal, String email, String next, Words words) {
        boolean early = refusal.code() == Refusal.Code.OVER_LIMIT;
        if (early) {
            slow.hold();
        }
        var status = early ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNAUTHORIZED;
        return views.page(status, page(email, next, FieldErrors.of(words, refusal), words));
    }

    /** The sign-in page: without an address it asks for that first, and then says the same to every address. */
    View page(String email, String next, Words words) {
        return views.page(page(email, next, FieldErrors.none(), words));
    }

    private SignInPage page(String email, String next, FieldErrors errors, Words words) {
        var onward = Paths.local(next);
        List<SignInWay.Offer> offers = ways.orderedStream()
                .flatMap(way -> way.offers(email, onward, words.locale().getLanguage()).stream())
                .toList();
        var shown = email.substring(0, Math.min(email.length(), LONGEST_ADDRESS));
        return new SignInPage(shown, onward, !shown.isEmpty(), offers, errors);
    }

    /**
     * Notes that whoever is signed in to that network goes to be looked at elsewhere; their forms wait for them.
     *
     * @param byForm whether they come back by a form of another site
     */
    public void looking(TenantId tenant, boolean byForm, HttpServletRequest request, HttpServletResponse response) {
        var form = SignInCookie.of(SessionCookie.read(request)).form();
        Requests.principal(request)
                .flatMap(who -> looks.begin(who, tenant, form))
                .ifPresent(kept -> LookCookie.set(response, kept, byForm));
    }

    /**
     * A sign-in never goes on with an earlier one: that ends, and the cookie is new. Only what the forms hang on stays,
     * when this was a look at the person of the earlier one.
     */
    private View enter(SignedIn signedIn, String next, HttpServletRequest request, HttpServletResponse response) {
        var before = Requests.principal(request);
        var form = looks.end(LookCookie.read(request), before, signedIn);
        if (form.isEmpty()) {
            before.ifPresent(who -> {
                forms.follow(who, signedIn);
                sessions.signOut(who);
            });
        }
        LookCookie.clear(request, response);
        SessionCookie.set(request, response, form.map(signedIn::withForm).orElse(signedIn));
        return views.seeOther(signedIn.oldClient() ? AccountTabs.SESSIONS : Paths.local(next));
    }
}
