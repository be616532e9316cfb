package org.aumbry.federation.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aumbry.federation.Departures;
import org.aumbry.federation.Departures.Departure;
import org.aumbry.federation.ProviderId;
import org.aumbry.federation.ProviderSignIn;
import org.aumbry.identity.web.SignInAnswers;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Paths;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The way to a sign-in provider and back. */
@Controller
@RequestMapping("/sso/{tenant}/{provider}")
class SsoController {

    private final Departures departures;
    private final ProviderSignIn signIn;
    private final SignInAnswers answers;
    private final Views views;

    SsoController(Departures departures, ProviderSignIn signIn, SignInAnswers answers, Views views) {
        this.departures = departures;
        this.signIn = signIn;
        this.answers = answers;
        this.views = views;
    }

    /** A link and no form: what a form leads to must be ours, which a provider is not. */
    @GetMapping("/start")
    View start(
            @PathVariable String tenant,
            @PathVariable String provider,
            @RequestParam(defaultValue = "/") String next,
            @RequestParam(defaultValue = "false") boolean fresh,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response) {
        var onward = Paths.local(next);
        try {
            var departure = departures.start(TenantId.parse(tenant), ProviderId.parse(provider), onward, fresh);
            if (fresh) {
                boolean byForm = departure instanceof Departure.Away away && away.returnsByForm();
                answers.looking(TenantId.parse(tenant), byForm, request, response);
            }
            return switch (departure) {
                case Departure.Away(var to, var cookie, var byForm) -> {
                    FlowCookie.set(response, cookie, byForm);
                    yield away(to);
                }
                case Departure.Ask(var name) -> views.page(
                        new DirectoryPage(path(tenant, provider), name, "", onward, FieldErrors.none()));
            };
        } catch (Refusal refusal) {
            if (refusal.code() == Refusal.Code.NOT_FOUND) {
                throw refusal;
            }
            return answers.refused(refusal, "", onward, words);
        }
    }

    @GetMapping("/callback")
    View callback(
            @PathVariable String tenant,
            @PathVariable String provider,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response) {
        var sent = single(request);
        return returned(words, request, response, () -> signIn.byCode(
                TenantId.parse(tenant), ProviderId.parse(provider), sent, FlowCookie.read(request),
                answers.origin(request)));
    }

    @PostMapping("/acs")
    View assertion(
            @PathVariable String tenant,
            @PathVariable String provider,
            @RequestParam(name = "SAMLResponse", defaultValue = "") String encoded,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response) {
        return returned(words, request, response, () -> signIn.byAssertion(
                TenantId.parse(tenant), ProviderId.parse(provider), encoded, FlowCookie.read(request),
                answers.origin(request)));
    }

    @PostMapping("/password")
    View password(
            @PathVariable String tenant,
            @PathVariable String provider,
            @RequestParam Map<String, String> form,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response) {
        var next = Paths.local(form.getOrDefault("next", "/"));
        var login = form.getOrDefault("login", "");
        try {
            var result = signIn.byPassword(
                    TenantId.parse(tenant), ProviderId.parse(provider), login, form.getOrDefault("password", ""),
                    answers.origin(request));
            return answers.answer(result, next, request, response);
        } catch (Refusal refusal) {
            if (departures.start(TenantId.parse(tenant), ProviderId.parse(provider), next, false)
                    instanceof Departure.Ask(var name)) {
                var status = refusal.code() == Refusal.Code.OVER_LIMIT
                        ? HttpStatus.TOO_MANY_REQUESTS
                        : HttpStatus.UNAUTHORIZED;
                var shown = login.substring(0, Math.min(login.length(), 254));
                return views.page(status, new DirectoryPage(
                        path(tenant, provider), name, shown, next, FieldErrors.of(words, refusal)));
            }
            throw refusal;
        }
    }

    private interface Way {
        ProviderSignIn.Returned go();
    }

    private View returned(Words words, HttpServletRequest request, HttpServletResponse response, Way way) {
        try {
            var returned = way.go();
            FlowCookie.clear(response);
            return answers.answer(returned.result(), returned.next(), request, response);
        } catch (Refusal refusal) {
            if (refusal.code() == Refusal.Code.NOT_FOUND) {
                throw refusal;
            }
            FlowCookie.clear(response);
            return answers.refused(refusal, "", "/", words);
        }
    }

    /** The parameters that stand there once; whatever stands there twice is not for us to choose from. */
    private static Map<String, String> single(HttpServletRequest request) {
        var sent = new LinkedHashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> {
            if (values.length == 1) {
                sent.put(name, values[0]);
            }
        });
        return sent;
    }

    private static View away(URI to) {
        return (model, request, response) -> {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader("Location", to.toASCIIString());
        };
    }

    private static String path(String tenant, String provider) {
        return "/sso/" + TenantId.parse(tenant) + "/" + ProviderId.parse(provider);
    }
}
