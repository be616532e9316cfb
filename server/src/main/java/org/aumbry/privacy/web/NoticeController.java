package org.aumbry.privacy.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.aumbry.kernel.Refusal;
import org.aumbry.privacy.NoticeDoor;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Requests;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Privacy notices to read: one's own network's, and any whose network lets everybody read it. */
@Controller
class NoticeController {

    private static final String OWN = "/privacy";

    private final NoticePages pages;
    private final NoticeDoor door;
    private final Views views;

    NoticeController(NoticePages pages, NoticeDoor door, Views views) {
        this.pages = pages;
        this.door = door;
        this.views = views;
    }

    @GetMapping(OWN)
    View own(HttpServletRequest request, Words words, @RequestParam(defaultValue = "") String network) {
        if (Requests.principal(request).isPresent()) {
            return views.page(pages.page(words, null, OWN));
        }
        var asked = network.strip().toLowerCase(Locale.ROOT);
        if (asked.isEmpty()) {
            return door.only()
                    .map(slug -> views.seeOther(OWN + "/" + slug))
                    .orElseGet(() -> views.page(pages.door(words, "", FieldErrors.none())));
        }
        try {
            return door.inside(asked, () -> views.seeOther(OWN + "/" + asked));
        } catch (Refusal unknown) {
            var told = FieldErrors.of(words, Refusal.invalid("network", "privacy.door.unknown"));
            return views.page(HttpStatus.UNPROCESSABLE_CONTENT, pages.door(words, asked, told));
        }
    }

    @GetMapping(OWN + "/versions/{number}")
    View ownVersion(HttpServletRequest request, Words words, @PathVariable String number) {
        Requests.required(request);
        return views.page(pages.page(words, NoticePages.number(number), OWN));
    }

    @GetMapping(OWN + "/{network:[a-z0-9-]+}")
    View ofNetwork(@PathVariable String network, Words words) {
        return door.inside(network, () -> views.page(pages.page(words, null, OWN + "/" + network)));
    }

    @GetMapping(OWN + "/{network:[a-z0-9-]+}/versions/{number}")
    View versionOfNetwork(@PathVariable String network, @PathVariable String number, Words words) {
        return door.inside(network, () -> views.page(
                pages.page(words, NoticePages.number(number), OWN + "/" + network)));
    }
}
