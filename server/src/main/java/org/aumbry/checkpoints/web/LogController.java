package org.aumbry.checkpoints.web;

import java.util.List;
import java.util.Locale;
import org.aumbry.checkpoints.Checkpoints;
import org.aumbry.checkpoints.HeadKeyKind;
import org.aumbry.checkpoints.HeadMail;
import org.aumbry.checkpoints.KeyRotation;
import org.aumbry.checkpoints.LogKey;
import org.aumbry.checkpoints.TreeCheck;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.Option;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The journal's proofs for administrators, and the page where anybody checks a file. */
@Controller
class LogController {

    private static final String PAGE = "/admin/log";

    private final Checkpoints checkpoints;
    private final KeyRotation rotation;
    private final HeadMail mail;
    private final Views views;

    LogController(Checkpoints checkpoints, KeyRotation rotation, HeadMail mail, Views views) {
        this.checkpoints = checkpoints;
        this.rotation = rotation;
        this.mail = mail;
        this.views = views;
    }

    @GetMapping(PAGE)
    View proofs(Principal who, Words words) {
        var key = checkpoints.key(who);
        var check = checkpoints.lastCheck(who);
        var head = LogPage.NO_HEAD;
        try {
            var newest = checkpoints.newest(who);
            head = new LogPage.Head(newest.size(), newest.at(), newest.note());
        } catch (Refusal nothingYet) {
            if (nothingYet.code() != Refusal.Code.NOT_FOUND) {
                throw nothingYet;
            }
        }
        return views.page(new LogPage(
                key,
                older(checkpoints.keys(who)),
                who.token() == null && who.administers(Area.AUDIT) ? mail.address(who).orElse(null) : "",
                who.admin() && who.token() == null ? kinds(words) : List.of(),
                head,
                check.map(TreeCheck::running).orElse(false),
                check.filter(each -> !each.running()).map(each -> result(words, each)).orElse(null)));
    }

    @PostMapping(PAGE + "/check")
    View check(Principal who, Words words) {
        checkpoints.check(who);
        return views.seeOther(PAGE, Toast.of(words.t("checkpoints.check.begun")));
    }

    /** The key before vouches for the new one, so that whoever noted it down needs to do nothing. */
    @PostMapping(PAGE + "/rotate")
    View rotate(Principal who, Words words, @RequestParam(defaultValue = "") String kind) {
        rotation.rotate(who, HeadKeyKind.of(kind));
        return views.seeOther(PAGE, Toast.of(words.t("checkpoints.rotated")));
    }

    @PostMapping(PAGE + "/mail")
    View mail(Principal who, Words words, @RequestParam(defaultValue = "") String address) {
        mail.begin(who, address, words.locale().getLanguage());
        return views.seeOther(PAGE, Toast.of(words.t("checkpoints.mail.begun")));
    }

    @PostMapping(PAGE + "/mail/stop")
    View mailNoMore(Principal who, Words words) {
        mail.stop(who);
        return views.seeOther(PAGE, Toast.of(words.t("checkpoints.mail.stopped")));
    }

    /** Public: the file that is checked there never leaves the browser. */
    @GetMapping("/verify")
    View verify() {
        return views.page(new VerifyPage());
    }

    private List<Option> kinds(Words words) {
        return rotation.kinds().stream()
                .map(each -> new Option(each.stored(), words.t("checkpoints.rotate." + each.stored())))
                .toList();
    }

    private static List<LogPage.Older> older(List<LogKey> keys) {
        return keys.subList(0, Math.max(0, keys.size() - 1)).reversed().stream()
                .map(each -> new LogPage.Older(each.text(), each.since()))
                .toList();
    }

    private static LogPage.Result result(Words words, TreeCheck check) {
        List<String> faults = check.faults().stream()
                .map(fault -> words.t("checkpoints.fault." + fault.kind().name().toLowerCase(Locale.ROOT),
                        fault.position()))
                .toList();
        return new LogPage.Result(check.holds(), check.at(), check.size(), check.took().toSeconds(), faults);
    }
}
