package org.aumbry.identity.web;

import org.aumbry.identity.Wishes;
import org.aumbry.kernel.Principal;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One's own wishes: mails, analytics, the directory. */
@Controller
class WishesController {

    private final Wishes wishes;
    private final Views views;

    WishesController(Wishes wishes, Views views) {
        this.wishes = wishes;
        this.views = views;
    }

    @GetMapping(AccountTabs.WISHES)
    View show(Principal who, Words words) {
        return views.page(new WishesPage(AccountTabs.of(words, AccountTabs.WISHES), wishes.of(who.user())));
    }

    @PostMapping(AccountTabs.WISHES)
    View change(
            Principal who,
            Words words,
            @RequestParam(required = false) boolean mails,
            @RequestParam(required = false) boolean analytics,
            @RequestParam(required = false) boolean listed,
            @RequestParam(required = false) boolean showsEmail,
            @RequestParam(required = false) boolean showsGroups,
            @RequestParam(required = false) boolean showsSince) {
        var shown = new Wishes.Shown(showsEmail, showsGroups, showsSince);
        wishes.change(who, new Wishes.Wish(mails, analytics, listed, shown));
        return views.seeOther(AccountTabs.WISHES, Toast.of(words.t("identity.account.saved")));
    }
}
