package org.aumbry.privacy.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.Networks;
import org.aumbry.privacy.Facts;
import org.aumbry.privacy.Notice;
import org.aumbry.privacy.NoticeDraft;
import org.aumbry.privacy.PrivacyNotices;
import org.aumbry.privacy.Publication;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Publishing versions of the privacy notice. */
@Controller
class NoticeAdminController {

    private final PrivacyNotices notices;
    private final Networks networks;
    private final Users users;
    private final Views views;

    NoticeAdminController(PrivacyNotices notices, Networks networks, Users users, Views views) {
        this.notices = notices;
        this.networks = networks;
        this.users = users;
        this.views = views;
    }

    @GetMapping(PrivacyTabs.NOTICE)
    View form(Principal who, Words words) {
        notices.requireEditor(who);
        return views.page(page(words, null, FieldErrors.none()));
    }

    @PostMapping(PrivacyTabs.NOTICE)
    View publish(
            Principal who,
            Words words,
            @RequestParam(name = "text_en", defaultValue = "") String english,
            @RequestParam(name = "text_fr", defaultValue = "") String french,
            @RequestParam(name = "text_es", defaultValue = "") String spanish,
            @RequestParam(defaultValue = "") String contact) {
        var draft = new NoticeDraft(Map.of("en", english, "fr", french, "es", spanish), contact);
        try {
            int version = notices.publish(who, draft);
            return views.seeOther(PrivacyTabs.NOTICE, Toast.of(words.t("privacy.notice.published", version)));
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID) {
                throw refusal;
            }
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT, page(words, draft, FieldErrors.of(words, refusal)));
        }
    }

    private NoticeAdminPage page(Words words, @Nullable NoticeDraft typed, FieldErrors errors) {
        var current = notices.current();
        var published = notices.publications();
        var names = users.names(published.stream().map(Publication::by).distinct().toList());
        var rows = published.stream()
                .map(each -> new NoticeAdminPage.Row(each.number(), names.getOrDefault(each.by(), ""), each.at()))
                .toList();
        return new NoticeAdminPage(
                PrivacyTabs.of(words, PrivacyTabs.NOTICE),
                notices.open() ? "/privacy/" + networks.current().slug() : "",
                notices.wanted() && published.isEmpty(),
                rows,
                typed == null ? all(current.texts()) : typed.texts(),
                typed == null ? current.contact() : typed.contact(),
                changed(words, current),
                errors);
    }

    private static Map<String, String> all(Map<String, String> texts) {
        var all = new HashMap<String, String>();
        Notice.LANGUAGES.forEach(language -> all.put(language, texts.getOrDefault(language, "")));
        return all;
    }

    /** Times that are others now than when the version was published. */
    private List<String> changed(Words words, Notice current) {
        var then = notices.asPublished().map(Notice::facts).map(NoticeAdminController::periods).orElse(Map.of());
        var now = periods(current.facts());
        return now.entrySet().stream()
                .filter(each -> then.containsKey(each.getKey())
                        && !then.get(each.getKey()).equals(each.getValue()))
                .map(each -> words.t(
                        "privacy.notice.changed", PrivacyWords.kept(words, each.getKey()),
                        PrivacyWords.period(words, Duration.parse(then.get(each.getKey()))),
                        PrivacyWords.period(words, Duration.parse(each.getValue()))))
                .sorted()
                .toList();
    }

    private static Map<String, String> periods(Facts facts) {
        return facts.times().stream().collect(Collectors.toMap(Facts.Time::id, Facts.Time::period));
    }
}
