package org.aumbry.identity.web;

import org.aumbry.identity.Preferences;
import org.aumbry.identity.User;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One's own account: profile, wishes, password. */
@Controller
class AccountController {

    private final Users users;
    private final Views views;

    AccountController(Users users, Views views) {
        this.users = users;
        this.views = views;
    }

    @GetMapping("/account")
    View account(Principal who, Words words) {
        return views.page(page(users.get(who.user()), words, FieldErrors.none()));
    }

    @PostMapping("/account")
    View change(
            Principal who,
            Words words,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "en") String language,
            @RequestParam(defaultValue = "system") String theme,
            @RequestParam(required = false) boolean shortcuts) {
        try {
            users.changeProfile(who, name, new Preferences(language, theme, shortcuts));
            return views.seeOther("/account", Toast.of(words.t("identity.account.saved")));
        } catch (Refusal refusal) {
            return again(who, words, refusal);
        }
    }

    private View again(Principal who, Words words, Refusal refusal) {
        if (refusal.code() != Refusal.Code.INVALID && refusal.code() != Refusal.Code.OVER_LIMIT) {
            throw refusal;
        }
        var status = refusal.code() == Refusal.Code.OVER_LIMIT
                ? HttpStatus.TOO_MANY_REQUESTS
                : HttpStatus.UNPROCESSABLE_CONTENT;
        return views.page(status, page(users.get(who.user()), words, FieldErrors.of(words, refusal)));
    }

    private static AccountPage page(User user, Words words, FieldErrors errors) {
        return new AccountPage(
                AccountTabs.of(words, AccountTabs.PROFILE),
                user.name(),
                user.email(),
                Wordings.roleName(words, user.role()),
                user.preferences(),
                Wordings.themes(words),
                errors);
    }
}
