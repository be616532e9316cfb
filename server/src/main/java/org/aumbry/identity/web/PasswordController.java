package org.aumbry.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Collectors;
import org.aumbry.identity.PasswordChange;
import org.aumbry.identity.PasswordReport;
import org.aumbry.identity.StrengthMeter;
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
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;

/** Changing one's password, seeing how strong one would be, and who has to choose another. */
@Controller
class PasswordController {

    private static final String PATH = "/account/password";

    private final PasswordChange change;
    private final PasswordReport report;
    private final StrengthMeter meter;
    private final Users users;
    private final SignInAnswers answers;
    private final Views views;

    PasswordController(
            PasswordChange change,
            PasswordReport report,
            StrengthMeter meter,
            Users users,
            SignInAnswers answers,
            Views views) {
        this.change = change;
        this.report = report;
        this.meter = meter;
        this.users = users;
        this.answers = answers;
        this.views = views;
    }

    /** How strong a password would be, and in words. */
    record Strength(int score, String words) {}

    @GetMapping(PATH)
    View form(Principal who, Words words, @RequestParam(defaultValue = "/account") String next) {
        return views.page(page(who, words, next, FieldErrors.none()));
    }

    @PostMapping(PATH)
    View change(
            Principal who,
            Words words,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String wanted,
            @RequestParam(defaultValue = "/account") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            SessionCookie.set(request, response, change.change(who, current, wanted, answers.origin(request)));
            var strength = words.t("identity.strength." + meter.score(wanted));
            return views.seeOther(
                    Paths.local(next), Toast.of(words.t("identity.account.password-changed", strength)));
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID && refusal.code() != Refusal.Code.OVER_LIMIT) {
                throw refusal;
            }
            var status = refusal.code() == Refusal.Code.OVER_LIMIT
                    ? HttpStatus.TOO_MANY_REQUESTS
                    : HttpStatus.UNPROCESSABLE_CONTENT;
            return views.page(status, page(who, words, next, FieldErrors.of(words, refusal)));
        }
    }

    /** For the meter beside a new password; keeps nothing. */
    @PostMapping("/password-strength")
    @ResponseBody
    Strength strength(@RequestParam(defaultValue = "") String password, Words words) {
        int score = meter.score(password);
        return new Strength(score, words.t("identity.strength." + score));
    }

    @GetMapping("/admin/people/passwords")
    View report(Principal who, Words words) {
        var rows = report.below(who).stream()
                .map(row -> new PasswordReportPage.Row(
                        row.user().id().toString(),
                        row.user().name(),
                        row.user().email(),
                        row.lacks().stream().map(lack -> lackWords(words, lack)).collect(Collectors.joining(" ")),
                        row.since()))
                .toList();
        return views.page(new PasswordReportPage(rows));
    }

    private PasswordPage page(Principal who, Words words, String next, FieldErrors errors) {
        return new PasswordPage(
                AccountTabs.of(words, PATH),
                users.get(who.user()).email(),
                Paths.local(next),
                change.needed(who),
                errors);
    }

    private static String lackWords(Words words, PasswordReport.Lack lack) {
        return words.t("identity.lack." + lack.name().toLowerCase(java.util.Locale.ROOT));
    }
}
