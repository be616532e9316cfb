package org.aumbry.policies.web;

import java.util.UUID;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.policies.PendingChanges;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Keeping a change that waits, or taking it back. */
@Controller
class ChangesController {

    private final PendingChanges pending;
    private final Views views;

    ChangesController(PendingChanges pending, Views views) {
        this.pending = pending;
        this.views = views;
    }

    @PostMapping("/admin/changes/{id}/confirm")
    View confirm(
            Principal who, Words words, @PathVariable String id, @RequestParam(defaultValue = "") String back) {
        pending.confirm(who, Ids.parse(id));
        return views.seeOther(page(back), Toast.of(words.t("policies.pending.confirmed")));
    }

    @PostMapping("/admin/changes/{id}/roll-back")
    View rollBack(
            Principal who, Words words, @PathVariable String id, @RequestParam(defaultValue = "") String back) {
        pending.rollBack(who, Ids.parse(id));
        return views.seeOther(page(back), Toast.of(words.t("policies.pending.rolled-back")));
    }

    private static String page(String back) {
        return back.equals("/admin/firewall") ? back : "/admin/policy";
    }

    /** Identifiers in addresses. */
    static final class Ids {

        private Ids() {}

        static UUID parse(String text) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException malformed) {
                throw Refusal.notFound();
            }
        }
    }
}
