package org.aumbry.privacy.web;

import java.time.Duration;
import java.util.List;
import org.aumbry.networks.Networks;
import org.aumbry.privacy.Facts;
import org.aumbry.privacy.Notice;
import org.aumbry.privacy.PrivacyNotices;
import org.aumbry.privacy.Publication;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Words a notice of the entered network. */
@Component
class NoticePages {

    private final PrivacyNotices notices;
    private final Networks networks;

    NoticePages(PrivacyNotices notices, Networks networks) {
        this.notices = notices;
        this.networks = networks;
    }

    /** @param number null for the version that holds */
    NoticePage page(Words words, @Nullable Integer number, String base) {
        var current = notices.current();
        var notice = number == null ? current : notices.version(number);
        var network = networks.current();
        var lang = notice.language(words.locale().getLanguage(), network.language());
        return new NoticePage(
                network.name(), notice.number(), notice.publishedAt(), lang, Blocks.of(notice.texts().get(lang)),
                notice.contact(), tables(words, notice.facts()), notice.number() != current.number(), base,
                versions(base));
    }

    /** For those of whom nothing is known; tells nothing of any network. */
    NoticeDoorPage door(Words words, String asked, FieldErrors errors) {
        var texts = notices.ofInstallation();
        var own = words.locale().getLanguage();
        var lang = texts.containsKey(own) ? own : Notice.LANGUAGES.getFirst();
        return new NoticeDoorPage(lang, Blocks.of(texts.get(lang)), asked, errors);
    }

    private List<NoticePage.Version> versions(String base) {
        return notices.publications().stream().map(each -> version(each, base)).toList();
    }

    static NoticePage.Tables tables(Words words, Facts facts) {
        return new NoticePage.Tables(
                facts.purposes().stream()
                        .map(use -> new NoticePage.Purpose(
                                PrivacyWords.purpose(words, use.purpose()), PrivacyWords.whose(words, use.whose())))
                        .toList(),
                facts.times().stream()
                        .map(time -> new NoticePage.Time(
                                PrivacyWords.kept(words, time.id()),
                                PrivacyWords.period(words, Duration.parse(time.period())),
                                !time.setBy().isEmpty()))
                        .toList(),
                facts.recipients().stream()
                        .map(each -> new NoticePage.Recipient(
                                PrivacyWords.recipient(words, each.id()), each.inUse()))
                        .toList());
    }

    private static NoticePage.Version version(Publication published, String base) {
        return new NoticePage.Version(
                published.number(), published.at(), base + "/versions/" + published.number());
    }

    /** The number in an address; one that no version has for anything else. */
    static int number(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
    }

    /** @param number null for the version that holds */
    Notice notice(@Nullable Integer number) {
        return number == null ? notices.current() : notices.version(number);
    }
}
