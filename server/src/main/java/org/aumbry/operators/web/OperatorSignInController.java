package org.aumbry.operators.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.aumbry.identity.web.RequestOrigin;
import org.aumbry.kernel.Refusal;
import org.aumbry.operators.OnDuty;
import org.aumbry.operators.OperatorSignIn;
import org.aumbry.operators.OperatorRoster;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The operators' own door. */
@Controller
class OperatorSignInController {

    /** Of the rules that an operator says to know; changes when the rules do. */
    static final String RULES = "1";

    private final OperatorSignIn signIn;
    private final OperatorRoster roster;
    private final RequestOrigin origins;
    private final Views views;

    OperatorSignInController(OperatorSignIn signIn, OperatorRoster roster, RequestOrigin origins, Views views) {
        this.signIn = signIn;
        this.roster = roster;
        this.origins = origins;
        this.views = views;
    }

    @GetMapping("/operators/sign-in")
    View form() {
        return views.page(new OperatorSignInPage(FieldErrors.none()));
    }

    @GetMapping("/operators/sign-in/passkey")
    ResponseEntity<String> question() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(signIn.question());
    }

    @PostMapping("/operators/sign-in")
    View signIn(
            Words words,
            @RequestParam(defaultValue = "") String answer,
            HttpServletRequest request,
            HttpServletResponse response) {
        return enter(() -> signIn.signIn(answer, origins.of(request).address()), response, refused ->
                views.page(HttpStatus.UNPROCESSABLE_CONTENT, new OperatorSignInPage(FieldErrors.of(words, refused))));
    }

    @GetMapping("/operators/join/{link}")
    View invited(@PathVariable String link) {
        return views.page(joinPage(link, FieldErrors.none()));
    }

    @PostMapping("/operators/join/{link}")
    View join(
            @PathVariable String link,
            Words words,
            @RequestParam(defaultValue = "") String answer,
            HttpServletRequest request,
            HttpServletResponse response) {
        return enter(() -> signIn.join(link, answer, origins.of(request).address()), response, refused ->
                views.page(HttpStatus.UNPROCESSABLE_CONTENT, joinPage(link, FieldErrors.of(words, refused))));
    }

    @GetMapping("/operators/touch")
    View touchForm(OnDuty who) {
        return views.page(new OperatorTouchPage(FieldErrors.none()));
    }

    @GetMapping("/operators/touch/passkey")
    ResponseEntity<String> touchQuestion(OnDuty who) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(signIn.touchQuestion());
    }

    @PostMapping("/operators/touch")
    View touch(OnDuty who, Words words, @RequestParam(defaultValue = "") String answer) {
        try {
            signIn.touch(who, answer);
            return views.seeOther("/operators/orders", Toast.of(words.t("operators.touch.done")));
        } catch (Refusal refused) {
            if (refused.code() != Refusal.Code.INVALID) {
                throw refused;
            }
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT, new OperatorTouchPage(FieldErrors.of(words, refused)));
        }
    }

    @PostMapping("/operators/sign-out")
    View signOut(OnDuty who, HttpServletResponse response) {
        signIn.signOut(who);
        OperatorCookie.clear(response);
        return views.seeOther("/operators/sign-in");
    }

    @PostMapping("/operators/acknowledge")
    View acknowledge(OnDuty who, Words words) {
        roster.acknowledge(who, RULES);
        return views.seeOther("/operators", Toast.of(words.t("operators.rules.acknowledged")));
    }

    private OperatorJoinPage joinPage(String link, FieldErrors errors) {
        var invited = signIn.invited(link);
        return new OperatorJoinPage(
                invited.operator().name(), "/operators/join/" + link, invited.question(), errors);
    }

    private View enter(
            Supplier<String> work, HttpServletResponse response, java.util.function.Function<Refusal, View> again) {
        try {
            OperatorCookie.set(response, work.get());
            return views.seeOther("/operators");
        } catch (Refusal refused) {
            if (refused.code() != Refusal.Code.INVALID) {
                throw refused;
            }
            return again.apply(refused);
        }
    }
}
