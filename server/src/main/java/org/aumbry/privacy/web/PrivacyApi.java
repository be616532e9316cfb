package org.aumbry.privacy.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aumbry.kernel.Principal;
import org.aumbry.networks.Networks;
import org.aumbry.privacy.Facts;
import org.aumbry.privacy.NoticeDoor;
import org.aumbry.privacy.PrivacyNotices;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Privacy notices as JSON: wording, purposes, times, recipients. */
@RestController
@RequestMapping("/api/v1/privacy")
class PrivacyApi {

    private final NoticePages pages;
    private final PrivacyNotices notices;
    private final NoticeDoor door;
    private final Networks networks;

    PrivacyApi(NoticePages pages, PrivacyNotices notices, NoticeDoor door, Networks networks) {
        this.pages = pages;
        this.notices = notices;
        this.door = door;
        this.networks = networks;
    }

    /** @param version 0 for the wording that comes with the program */
    record NoticeJson(
            String network,
            int version,
            @Nullable Instant publishedAt,
            Map<String, String> texts,
            String contact,
            List<Facts.Use> purposes,
            List<Facts.Time> retention,
            List<Facts.Recipient> disclosures,
            List<Integer> versions) {}

    @GetMapping
    NoticeJson own(Principal who) {
        return json(null);
    }

    @GetMapping("/versions/{number}")
    NoticeJson ownVersion(Principal who, @PathVariable String number) {
        return json(NoticePages.number(number));
    }

    @GetMapping("/networks/{network}")
    NoticeJson ofNetwork(@PathVariable String network) {
        return door.inside(network, () -> json(null));
    }

    @GetMapping("/networks/{network}/versions/{number}")
    NoticeJson versionOfNetwork(@PathVariable String network, @PathVariable String number) {
        return door.inside(network, () -> json(NoticePages.number(number)));
    }

    private NoticeJson json(@Nullable Integer number) {
        var notice = pages.notice(number);
        return new NoticeJson(
                networks.current().name(), notice.number(), notice.publishedAt(), new TreeMap<>(notice.texts()),
                notice.contact(), notice.facts().purposes(), notice.facts().times(), notice.facts().recipients(),
                notices.publications().stream().map(each -> each.number()).toList());
    }
}
